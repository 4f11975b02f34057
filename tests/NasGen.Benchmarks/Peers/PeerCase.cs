namespace NasGen.Benchmarks.Peers;

/// <summary>One comparison: a space, its data, the time of a search, and how a network is trained.</summary>
/// <param name="Name">The case's name on the command line.</param>
/// <param name="Space">The class of the search space.</param>
/// <param name="Seconds">The time of each search.</param>
/// <param name="Epochs">The epochs of a full training, for both tools.</param>
/// <param name="BatchSize">The samples per step, for both tools.</param>
/// <param name="TrainingImages">The number of images to search with; 0 for all.</param>
/// <param name="HasTestFiles">Whether the test set lies in files of its own.</param>
internal sealed record PeerCase(string Name, string Space, int Seconds, int Epochs, int BatchSize, int TrainingImages = 0, bool HasTestFiles = false)
{
    public const double LearningRate = 0.01;

    public static IReadOnlyList<PeerCase> All { get; } =
    [
        new("digits-1m", "DigitsNet", 60, 30, 32),
        new("digits-4m", "DigitsNet", 240, 30, 32),
        new("fashion-10k", "FashionNet", 240, 20, 64, TrainingImages: 10_000),
        new("fashion-60k", "FashionNet", 900, 10, 128, TrainingImages: 60_000, HasTestFiles: true),
    ];

    public bool IsFashion => Space == "FashionNet";
}
