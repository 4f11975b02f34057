using NasGen.Search.Tests.Sessions;

namespace NasGen.Cli.Tests.Spaces;

/// <summary>The toy space with more rates (120 architectures) and with trainings of 150 short steps, which pause at a ninth and at a third.</summary>
internal sealed class LadderDefinition : ToyDefinition
{
    public LadderDefinition() => Space = new ToySpace
    {
        Name = "LadderNet",
        Hash = "sha256:7099bd8b6e1f7e4c9ad1c36ee9ad9a08ae4ad4bd4ee32ee1bb1d3d4ac9ff0003",
        Size = "120",
        Training = new() { ["Epochs"] = 15, ["BatchSize"] = 16 },
        Rates = ["0", "0.05", "0.1", "0.15", "0.2", "0.25", "0.3", "0.35", "0.4", "0.45", "0.5", "0.55"],
    };
}
