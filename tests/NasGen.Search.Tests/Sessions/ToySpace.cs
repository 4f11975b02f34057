using System.Text.Json;
using NasGen.Search.Contracts;

namespace NasGen.Search.Tests.Sessions;

/// <summary>A small space with two kinds of block: one with 3 widths and 3 depths, one without either; and 4 rates.</summary>
internal sealed record ToySpace
{
    public string Name { get; init; } = "ToyNet";

    public string Hash { get; init; } = "sha256:7099bd8b6e1f7e4c9ad1c36ee9ad9a08ae4ad4bd4ee32ee1bb1d3d4ac9ff0001";

    public string Size { get; init; } = "40";

    public string[] Rates { get; init; } = ["0", "0.1", "0.2", "0.3"];

    /// <summary>The rate of the data, if <see cref="Rates"/> resample them.</summary>
    public double Native { get; init; }

    public TaskKind Kind { get; init; } = TaskKind.Classification;

    public ObjectiveDescriptor[] Objectives { get; init; } = [new("Accuracy", true)];

    public LimitDescriptor[] Limits { get; init; } = [];

    public FloorDescriptor[]? Floors { get; init; }

    public PickDescriptor[] Picks { get; init; } = [];

    public Dictionary<string, double> Training { get; init; } = [];

    public string? Budget { get; init; }

    public string? File { get; init; }

    public SpaceDescriptor Descriptor => new(
        new SpaceStructure(
            "Toys", Name, "public", [4], HasForward: false,
            [
                new("Stem", PropertyKind.Module, "protected",
                    Candidates: [new("MlpBlock", "global::NasGen.MlpBlock"), new("IdentityBlock", "global::NasGen.IdentityBlock")]),
                new("Rate", PropertyKind.Scalar, "protected", "double", Native: Native, EnergyShare: Native > 0 ? 0.99 : 0),
                new("Head", PropertyKind.Head, "protected", Outputs: 2),
            ],
            [
                new("Stem", DecisionKind.Categorical, ["MlpBlock", "IdentityBlock"]),
                new("Stem.Width", DecisionKind.Ordinal, ["4", "8", "16"], Parent: "Stem", ParentOptions: ["MlpBlock"]),
                new("Stem.Depth", DecisionKind.Integer, Min: 1, Max: 3, Parent: "Stem", ParentOptions: ["MlpBlock"]),
                new("Rate", DecisionKind.Ordinal, Rates),
            ]),
        new TaskDescriptor(
            Name + "Best", File ?? Name + ".cs", 3, Kind, 2, HasLoss: false, new DataDescriptor(DataKind.Method),
            Training, Objectives, Limits, [], Picks, Budget, Floors: Floors));

    public string Text => JsonSerializer.Serialize(Descriptor, SpaceDescriptor.Json);

    public SpaceModel In(string projectDirectory) => new(Hash, Size, Text, projectDirectory);
}
