using NasGen.Search.Tests.Sessions;

namespace NasGen.Cli.Tests.Spaces;

/// <summary>The toy space with more rates (120 architectures) and with trainings of one step. Most of its search is the work between trainings.</summary>
internal sealed class QuickDefinition : ToyDefinition
{
    public QuickDefinition() => Space = new ToySpace
    {
        Name = "QuickNet",
        Hash = "sha256:7099bd8b6e1f7e4c9ad1c36ee9ad9a08ae4ad4bd4ee32ee1bb1d3d4ac9ff0002",
        Size = "120",
        Training = new() { ["Epochs"] = 1, ["BatchSize"] = 160 },
        Rates = ["0", "0.05", "0.1", "0.15", "0.2", "0.25", "0.3", "0.35", "0.4", "0.45", "0.5", "0.55"],
    };
}
