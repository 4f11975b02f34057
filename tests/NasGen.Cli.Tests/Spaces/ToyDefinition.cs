using System.Globalization;
using NasGen.Runtime;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

[assembly: SearchSpaceDefinition(typeof(NasGen.Cli.Tests.Spaces.ToyDefinition))]
[assembly: SearchSpaceDefinition(typeof(NasGen.Cli.Tests.Spaces.QuickDefinition))]

namespace NasGen.Cli.Tests.Spaces;

/// <summary>A small space as the generator would define it: 3 widths × 3 depths × 4 rates of two kinds of block, one without depth.</summary>
internal class ToyDefinition : SpaceDefinition
{
    public const string Toy = """
        {"space":{"namespace":"Toys","name":"ToyNet","accessibility":"public","input":[4],"hasForward":false,"properties":[
        {"name":"Stem","kind":"module","accessibility":"protected","candidates":[{"name":"MlpBlock","type":"global::NasGen.MlpBlock"},{"name":"IdentityBlock","type":"global::NasGen.IdentityBlock"}]},
        {"name":"Rate","kind":"scalar","accessibility":"protected","type":"double"},
        {"name":"Head","kind":"head","accessibility":"protected","outputs":2}],
        "decisions":[
        {"name":"Stem","kind":"categorical","options":["MlpBlock","IdentityBlock"]},
        {"name":"Stem.Width","kind":"ordinal","options":["4","8","16"],"parent":"Stem","parentOptions":["MlpBlock"]},
        {"name":"Stem.Depth","kind":"integer","min":1,"max":3,"parent":"Stem","parentOptions":["MlpBlock"]},
        {"name":"Rate","kind":"ordinal","options":RATES}]},
        "task":{"winner":"ToyNetBest","file":"ToyNet.cs","line":3,"kind":"classification","classes":2,"hasLoss":false,"data":{"kind":"method"},
        "training":TRAINING,"objectives":OBJECTIVES,"limits":LIMITS,"penalties":[],"picks":PICKS,"budget":BUDGET}}
        """;

    public string Limits { get; init; } = "[]";

    public string Picks { get; init; } = "[]";

    public string Training { get; init; } = "{}";

    public string Objectives { get; init; } = """[{"name":"Accuracy","maximize":true}]""";

    public string Budget { get; init; } = "null";

    public string Rates { get; init; } = """["0","0.1","0.2","0.3"]""";

    public string Name { get; init; } = "ToyNet";

    public override string Descriptor => Toy.ReplaceLineEndings("")
        .Replace("LIMITS", Limits, StringComparison.Ordinal)
        .Replace("RATES", Rates, StringComparison.Ordinal)
        .Replace("ToyNet", Name, StringComparison.Ordinal)
        .Replace("TRAINING", Training, StringComparison.Ordinal)
        .Replace("OBJECTIVES", Objectives, StringComparison.Ordinal)
        .Replace("PICKS", Picks, StringComparison.Ordinal)
        .Replace("BUDGET", Budget, StringComparison.Ordinal);

    public override string Hash => "sha256:7099bd8b6e1f7e4c9ad1c36ee9ad9a08ae4ad4bd4ee32ee1bb1d3d4ac9ff0001";

    public override string Size => "40";

    public override Module<Tensor, Tensor> Create(CandidateBuilder builder) => new ToyCandidate(builder);

    public override void Build(Module<Tensor, Tensor> candidate) => ((ToyCandidate)candidate).Build();

    /// <summary>Two clouds of points, apart by one and a half standard deviations.</summary>
    public override (Tensor Inputs, Tensor Targets) Load()
    {
        using var generator = new Generator(7);
        var targets = arange(240, ScalarType.Int64).remainder(2);
        var inputs = randn([240, 4], generator: generator) + 1.5f * targets.to(ScalarType.Float32).unsqueeze(1);
        return (inputs, targets);
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
