using NasGen.Search.Contracts;
using NasGen.Search.Files;

namespace NasGen.Cli.Crews;

/// <summary>
/// The files of a training, which begins on one machine and goes on at another: they travel with its request and its reply. A crew never uses a path of
/// another machine.
/// </summary>
/// <param name="Begin">The paused training to continue, or the trained weights to score.</param>
/// <param name="Paused">The training as it was paused.</param>
/// <param name="Weights">The trained weights.</param>
internal sealed record TravellingFiles(byte[]? Begin = null, byte[]? Paused = null, byte[]? Weights = null)
{
    /// <summary>The most bytes of a file that travels. Without it a training begins anew, and ends alike.</summary>
    private const long Longest = 32 << 20;

    /// <summary>What a request needs of the files of the search's machine.</summary>
    public static TravellingFiles ToBegin(EvaluationRequest request) => new(Read(request.TrainedPath ?? request.Start?.Path));

    /// <summary>The request with paths of this machine, where what it begins from is placed.</summary>
    /// <param name="folder">A folder for this request alone.</param>
    public EvaluationRequest Place(EvaluationRequest request, string folder)
    {
        var begin = Path.Combine(folder, "begin");
        if (Begin is not null) File.WriteAllBytes(begin, Begin);
        return request with
        {
            TrainedPath = request.TrainedPath is null ? null : begin,
            Start = request.Start is { } start ? start with { Path = begin } : null,
            PausePath = request.PausePath is null ? null : Path.Combine(folder, "paused"),
            WeightsPath = request.WeightsPath is null ? null : Path.Combine(folder, "weights"),
        };
    }

    /// <summary>What a training has written.</summary>
    public static TravellingFiles Written(EvaluationRequest placed) => new(Paused: Read(placed.PausePath), Weights: Read(placed.WeightsPath));

    /// <summary>Writes what a training has written to where the search wants it.</summary>
    /// <exception cref="NasException">NAS2025, NAS2026: the weights cannot be written.</exception>
    public void Keep(EvaluationRequest request)
    {
        Write(request.PausePath, Paused, isNeeded: false);
        Write(request.WeightsPath, Weights, isNeeded: true);
    }

    private static void Write(string? path, byte[]? bytes, bool isNeeded)
    {
        if (path is null || bytes is null) return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, unfinished => File.WriteAllBytes(unfinished, bytes), outlivesPowerFailure: isNeeded);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!isNeeded) return;
            throw new NasException(
                FullDisk.IsCauseOf(e) ? "NAS2026" : "NAS2025", $"The trained weights cannot be written to '{path}': {e.Message}", inner: e);
        }
    }

    private static byte[]? Read(string? path) =>
        path is not null && new FileInfo(path) is { Exists: true, Length: <= Longest } ? File.ReadAllBytes(path) : null;
}
