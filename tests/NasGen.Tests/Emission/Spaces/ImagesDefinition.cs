using System.Text.Json;
using NasGen.Descriptors;
using NasGen.Runtime;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Emission.Spaces;

/// <summary>What the generator writes for <see cref="Images"/>.</summary>
internal sealed class ImagesDefinition : SpaceDefinition
{
    private static CandidateDescriptor Block(string name) => new(name, "global::NasGen." + name);

    private static readonly SpaceStructure Space = new(
        "NasGen.Tests.Emission.Spaces", "Images", "public", [3, 8, 8], HasForward: false,
        [
            new("Stem", PropertyKind.Module, "protected", Candidates: [Block("ConvBlock"), Block("SeparableConvBlock"), Block("InceptionBlock"), Block("ResidualBlock")]),
            new("Body", PropertyKind.Module, "protected", Candidates: [Block("MobileBlock"), Block("SqueezeExciteBlock"), Block("MaxPoolBlock"), Block("AveragePoolBlock"), Block("IdentityBlock")]),
            new("Tail", PropertyKind.Module, "protected", Candidates: [Block("ResidualBlock"), Block("MobileBlock")], Settings: new() { ["Stride"] = "2", ["Width"] = "=Body" }),
            new("Head", PropertyKind.Head, "protected", Outputs: 5),
        ],
        [
            new("Stem", DecisionKind.Categorical, ["ConvBlock", "SeparableConvBlock", "InceptionBlock", "ResidualBlock"]),
            new("Stem.Width", DecisionKind.Ordinal, ["8", "12"]),
            new("Stem.Depth", DecisionKind.Integer, Min: 1, Max: 3),
            new("Stem.Activation", DecisionKind.Categorical, ["ReLU", "SiLU", "GELU", "Tanh"]),
            new("Stem.Norm", DecisionKind.Categorical, ["Batch", "Group", "Instance", "None"]),
            new("Body", DecisionKind.Categorical, ["MobileBlock", "SqueezeExciteBlock", "MaxPoolBlock", "AveragePoolBlock", "IdentityBlock", "Skip"]),
            new("Body.Width", DecisionKind.Ordinal, ["8", "16"], Parent: "Body", ParentOptions: ["MobileBlock", "SqueezeExciteBlock"]),
            new("Body.Depth", DecisionKind.Integer, Min: 1, Max: 2, Parent: "Body", ParentOptions: ["MobileBlock", "SqueezeExciteBlock", "MaxPoolBlock", "AveragePoolBlock"]),
            new("Body.Kernel", DecisionKind.Ordinal, ["3", "5"], Parent: "Body", ParentOptions: ["MobileBlock", "SqueezeExciteBlock", "MaxPoolBlock", "AveragePoolBlock"]),
            new("Body.Stride", DecisionKind.Ordinal, ["1", "2"], Parent: "Body", ParentOptions: ["MobileBlock", "SqueezeExciteBlock", "MaxPoolBlock", "AveragePoolBlock"]),
            new("Body.Activation", DecisionKind.Categorical, ["Hardswish", "LeakyReLU", "ELU"], Parent: "Body", ParentOptions: ["MobileBlock", "SqueezeExciteBlock"]),
            new("Body.Expansion", DecisionKind.Ordinal, ["1", "2", "4"], Parent: "Body", ParentOptions: ["MobileBlock"]),
            new("Tail", DecisionKind.Categorical, ["ResidualBlock", "MobileBlock"]),
            new("Tail.Depth", DecisionKind.Integer, Min: 1, Max: 2),
        ]);

    public override string Descriptor { get; } = JsonSerializer.Serialize(
        new SpaceDescriptor(Space, new TaskDescriptor("ImagesBest", "Images.cs", 9, TaskKind.Classification, 5, false, new DataDescriptor(DataKind.None), [], [], [], [], [], null)), SpaceDescriptor.Json);

    public override string Hash => "sha256:" + new string('0', 64);

    public override string Size => "∞";

    public override Module<Tensor, Tensor> Create(CandidateBuilder builder) => new ImagesCandidate(builder);

    public override void Build(Module<Tensor, Tensor> candidate) => ((ImagesCandidate)candidate).Build();
}

internal sealed class ImagesCandidate(CandidateBuilder builder) : Images
{
    [TorchSharp.Utils.ComponentName(Name = "Stem")]
    private Module<Tensor, Tensor>? _stem;
    [TorchSharp.Utils.ComponentName(Name = "Body")]
    private Module<Tensor, Tensor>? _body;
    [TorchSharp.Utils.ComponentName(Name = "Tail")]
    private Module<Tensor, Tensor>? _tail;
    [TorchSharp.Utils.ComponentName(Name = "Head")]
    private Module<Tensor, Tensor>? _head;

    protected override Module<Tensor, Tensor> Stem => _stem ?? throw builder.ReadTooEarly("Stem");
    protected override Module<Tensor, Tensor> Body => _body ?? throw builder.ReadTooEarly("Body");
    protected override Module<Tensor, Tensor> Tail => _tail ?? throw builder.ReadTooEarly("Tail");
    protected override Module<Tensor, Tensor> Head => _head ?? throw builder.ReadTooEarly("Head");

    internal void Build()
    {
        _stem = builder.Module("Stem");
        _body = builder.Module("Body");
        _tail = builder.Module("Tail");
        _head = builder.Module("Head");
        register_module("Stem", _stem);
        register_module("Body", _body);
        register_module("Tail", _tail);
        register_module("Head", _head);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var stem = Stem.call(input);
        using var body = Body.call(stem);
        using var tail = Tail.call(body);
        return Head.call(tail);
    }
}
