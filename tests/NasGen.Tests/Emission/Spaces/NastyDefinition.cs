using System.Text.Json;
using NasGen.Descriptors;
using NasGen.Runtime;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Emission.Spaces;

/// <summary>What the generator writes for <see cref="Nasty"/>.</summary>
internal sealed class NastyDefinition : SpaceDefinition
{
    private static CandidateDescriptor Block(string name) => new(name, "global::NasGen." + name);

    private static readonly SpaceStructure Space = new(
        "NasGen.Tests.Emission.Spaces", "Nasty", "public", [2, 8, 8], HasForward: true,
        [
            new("Channels", PropertyKind.Scalar, "protected", "int"),
            new("DropoutRate", PropertyKind.Scalar, "protected", "double"),
            new("Gain", PropertyKind.Scalar, "protected", "float"),
            new("Double", PropertyKind.Scalar, "protected", "bool"),
            new("Kind", PropertyKind.Scalar, "protected", "string"),
            new("Pooling", PropertyKind.Scalar, "protected", "global::NasGen.Tests.Emission.Spaces.Pooling"),
            new("Power", PropertyKind.Scalar, "protected", "long"),
            new("Block", PropertyKind.Module, "protected", Candidates:
            [
                Block("ConvBlock"), Block("MobileBlock"),
                new("Residual", "global::NasGen.Tests.Emission.Spaces.Residual",
                [
                    new("inChannels", "long", "inChannels"), new("outChannels", "long", "outChannels"),
                    new("size", "long", "decision", "3"), new("scale", "double", "decision", "0.01"),
                ]),
                Block("ResidualBlock"),
            ]),
            new("Branch", PropertyKind.Module, "protected", Candidates: [Block("InceptionBlock"), Block("SqueezeExciteBlock"), Block("ConvBlock")], Settings: new() { ["Width"] = "=Block" }),
            new("Noise", PropertyKind.Module, "protected", Candidates: [Block("ConvBlock"), Block("IdentityBlock")]),
            new("Flatten", PropertyKind.Module, "protected", Candidates: [Block("AveragePoolBlock"), Block("MaxPoolBlock")]),
            new("Head", PropertyKind.Head, "protected", Outputs: 4),
        ],
        [
            new("Channels", DecisionKind.Ordinal, ["4", "6"]),
            new("DropoutRate", DecisionKind.Float, Min: 0, Max: 0.5),
            new("Gain", DecisionKind.Ordinal, ["0.5", "1"]),
            new("Double", DecisionKind.Categorical, ["true", "false"]),
            new("Kind", DecisionKind.Categorical, ["relu", "say \"tanh\""]),
            new("Pooling", DecisionKind.Categorical, ["Mean", "Max"]),
            new("Power", DecisionKind.Integer, Min: 1, Max: 3),
            new("Block", DecisionKind.Categorical, ["ConvBlock", "MobileBlock", "Residual", "ResidualBlock"]),
            new("Block.Kernel", DecisionKind.Ordinal, ["3", "5"], Parent: "Block", ParentOptions: ["ConvBlock", "MobileBlock", "ResidualBlock"]),
            new("Block.Norm", DecisionKind.Categorical, ["Batch", "None"], Parent: "Block", ParentOptions: ["ConvBlock", "MobileBlock", "ResidualBlock"]),
            new("Block.Residual.size", DecisionKind.Ordinal, ["1", "3"], Parent: "Block", ParentOptions: ["Residual"]),
            new("Block.Residual.scale", DecisionKind.Float, Min: 0.001, Max: 1, Logarithmic: true, Parent: "Block", ParentOptions: ["Residual"]),
            new("Branch", DecisionKind.Categorical, ["InceptionBlock", "SqueezeExciteBlock", "ConvBlock"]),
            new("Branch.Depth", DecisionKind.Integer, Min: 1, Max: 2),
            new("Noise", DecisionKind.Categorical, ["ConvBlock", "IdentityBlock", "Skip"]),
            new("Flatten", DecisionKind.Categorical, ["AveragePoolBlock", "MaxPoolBlock"]),
            new("Flatten.Depth", DecisionKind.Integer, Min: 2, Max: 3),
            new("Flatten.Stride", DecisionKind.Ordinal, ["1", "2"]),
        ]);

    public override string Descriptor { get; } = JsonSerializer.Serialize(
        new SpaceDescriptor(Space, new TaskDescriptor("NastyBest", "Nasty.cs", 15, TaskKind.Classification, 4, false, new DataDescriptor(DataKind.None), [], [], [], [], [], null)), SpaceDescriptor.Json);

    public override string Hash => "sha256:" + new string('0', 64);

    public override string Size => "∞";

    public override Module<Tensor, Tensor> Create(CandidateBuilder builder) => new NastyCandidate(builder);

    public override void Build(Module<Tensor, Tensor> candidate) => ((NastyCandidate)candidate).Build();

    public override Module<Tensor, Tensor> Construct(string type, Arguments arguments) => type switch
    {
        "global::NasGen.Tests.Emission.Spaces.Residual" => new Residual(
            inChannels: arguments.Get<long>("inChannels"), outChannels: arguments.Get<long>("outChannels"),
            size: arguments.Get<long>("size"), scale: arguments.Get<double>("scale")),
        _ => base.Construct(type, arguments),
    };
}

internal sealed class NastyCandidate(CandidateBuilder builder) : Nasty
{
    private readonly int _channels = builder.Scalar<int>("Channels");
    private readonly double _dropoutRate = builder.Scalar<double>("DropoutRate");
    private readonly float _gain = builder.Scalar<float>("Gain");
    private readonly bool _double = builder.Scalar<bool>("Double");
    private readonly string _kind = builder.Scalar<string>("Kind");
    private readonly Pooling _pooling = builder.Scalar<Pooling>("Pooling");
    private readonly long _power = builder.Scalar<long>("Power");

    [TorchSharp.Utils.ComponentName(Name = "Block")]
    private Module<Tensor, Tensor>? _block;
    [TorchSharp.Utils.ComponentName(Name = "Branch")]
    private Module<Tensor, Tensor>? _branch;
    [TorchSharp.Utils.ComponentName(Name = "Noise")]
    private Module<Tensor, Tensor>? _noise;
    [TorchSharp.Utils.ComponentName(Name = "Flatten")]
    private Module<Tensor, Tensor>? _flatten;
    [TorchSharp.Utils.ComponentName(Name = "Head")]
    private Module<Tensor, Tensor>? _head;

    protected override int Channels => _channels;
    protected override double DropoutRate => _dropoutRate;
    protected override float Gain => _gain;
    protected override bool Double => _double;
    protected override string Kind => _kind;
    protected override Pooling Pooling => _pooling;
    protected override long Power => _power;
    protected override Module<Tensor, Tensor> Block => _block ?? throw builder.ReadTooEarly("Block");
    protected override Module<Tensor, Tensor> Branch => _branch ?? throw builder.ReadTooEarly("Branch");
    protected override Module<Tensor, Tensor> Noise => _noise ?? throw builder.ReadTooEarly("Noise");
    protected override Module<Tensor, Tensor> Flatten => _flatten ?? throw builder.ReadTooEarly("Flatten");
    protected override Module<Tensor, Tensor> Head => _head ?? throw builder.ReadTooEarly("Head");

    internal void Build()
    {
        _block = builder.Module("Block");
        _branch = builder.Module("Branch");
        _noise = builder.Module("Noise");
        _flatten = builder.Module("Flatten");
        _head = builder.Module("Head");
        register_module("Block", _block);
        register_module("Branch", _branch);
        register_module("Noise", _noise);
        register_module("Flatten", _flatten);
        register_module("Head", _head);
        RegisterComponents();
    }
}
