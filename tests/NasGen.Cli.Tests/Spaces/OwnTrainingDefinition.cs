using NasGen.Search.Contracts;
using NasGen.Search.Tests.Sessions;

namespace NasGen.Cli.Tests.Spaces;

/// <summary>The toy space with a training of the user's own, for which there is no trivial predictor.</summary>
internal sealed class OwnTrainingDefinition : ToyDefinition
{
    public OwnTrainingDefinition() => Space = new ToySpace
    {
        Name = "OwnTrainingNet",
        Hash = "sha256:7099bd8b6e1f7e4c9ad1c36ee9ad9a08ae4ad4bd4ee32ee1bb1d3d4ac9ff0004",
        Kind = TaskKind.Custom,
    };
}
