using System.Globalization;
using NasGen.Runtime;
using NasGen.Search.Tests.Sessions;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

[assembly: SearchSpaceDefinition(typeof(NasGen.Cli.Tests.Spaces.ToyDefinition))]
[assembly: SearchSpaceDefinition(typeof(NasGen.Cli.Tests.Spaces.QuickDefinition))]
[assembly: SearchSpaceDefinition(typeof(NasGen.Cli.Tests.Spaces.LadderDefinition))]
[assembly: SearchSpaceDefinition(typeof(NasGen.Cli.Tests.Spaces.OwnTrainingDefinition))]

namespace NasGen.Cli.Tests.Spaces;

/// <summary>The toy space as the generator would define it, with a network behind it.</summary>
internal class ToyDefinition : SpaceDefinition
{
    public ToySpace Space { get; init; } = new();

    public override string Descriptor => Space.Text;

    public override string Hash => Space.Hash;

    public override string Size => Space.Size;

    public override Module<Tensor, Tensor> Create(CandidateBuilder builder) => new ToyCandidate(builder);

    public override void Build(Module<Tensor, Tensor> candidate) => ((ToyCandidate)candidate).Build();

    /// <summary>Two clouds of points at a distance of one and a half standard deviations.</summary>
    public override (Tensor Inputs, Tensor Targets, string[]? Groups, double[]? Times) Load()
    {
        LoadingLog.Add();
        using var generator = new torch.Generator(7);
        var targets = arange(240, ScalarType.Int64).remainder(2);
        var inputs = randn([240, 4], generator: generator) + 1.5f * targets.to(ScalarType.Float32).unsqueeze(1);
        return (inputs, targets, null, null);
    }

    private sealed class ToyCandidate(CandidateBuilder builder) : Module<Tensor, Tensor>("ToyNet")
    {
        private readonly double _rate = double.Parse(builder.Option("Rate")!, CultureInfo.InvariantCulture);
        [TorchSharp.Utils.ComponentName(Name = "Stem")]
        private Module<Tensor, Tensor>? _stem;
        [TorchSharp.Utils.ComponentName(Name = "Head")]
        private Module<Tensor, Tensor>? _head;

        public void Build()
        {
            _stem = builder.Module("Stem");
            register_module("Stem", _stem);
            _head = builder.Module("Head");
            register_module("Head", _head);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            Misbehaviour.Act();
            using var stem = (_stem ?? throw builder.ReadTooEarly("Stem")).call(input);
            using var dropped = functional.dropout(stem, _rate, training);
            return (_head ?? throw builder.ReadTooEarly("Head")).call(dropped);
        }
    }
}
