namespace NasGen.Cli.Tests.Spaces;

/// <summary>The toy space with trainings of one step: what a search does between them is most of it.</summary>
internal sealed class QuickDefinition : ToyDefinition
{
    public QuickDefinition() => (Name, Training) = ("QuickNet", """{"Epochs":1,"BatchSize":160}""");

    public override string Hash => "sha256:7099bd8b6e1f7e4c9ad1c36ee9ad9a08ae4ad4bd4ee32ee1bb1d3d4ac9ff0002";
}
