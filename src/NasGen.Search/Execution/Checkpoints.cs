using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NasGen.Search.Contracts;
using NasGen.Search.Files;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Execution;

/// <summary>
/// The files of paused and finished trainings, in a folder beside the journal. They only save time: a training whose file is missing begins anew and
/// ends alike. The folder is deleted with the end of the search.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="isKept">Whether trainings are kept. Those of the user's own cannot be.</param>
internal sealed class Checkpoints(string folder, bool isKept)
{
    /// <summary>The most bytes that the folder holds. Beyond, the files of the worst trials are deleted.</summary>
    private const long Capacity = 2L << 30;

    /// <summary>Whether trainings are kept.</summary>
    public bool IsKept { get; } = isKept;

    /// <summary>The file of a training at a fidelity.</summary>
    public string PathOf(Genotype genotype, double fidelity)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(genotype.ToString())))[..16];
        return Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{fidelity:0.######}.training"));
    }

    /// <summary>The furthest training of an architecture below a fidelity whose file exists; <see langword="null"/> if there is none.</summary>
    public Trial? Before(Genotype genotype, double fidelity, IEnumerable<Trial> trials) => !IsKept ? null : trials
        .Where(t => t.State == TrialState.Completed && t.Fidelity < fidelity && t.Genotype.Equals(genotype) && File.Exists(PathOf(genotype, t.Fidelity)))
        .MaxBy(t => t.Fidelity);

    /// <summary>Deletes the file of a trial that was continued.</summary>
    public void Drop(Trial trial) => Delete(PathOf(trial.Genotype, trial.Fidelity));

    /// <summary>Deletes the files of the worst trials if there are too many bytes.</summary>
    /// <param name="bestFirst">The completed trials, the best first.</param>
    public void Trim(IEnumerable<Trial> bestFirst)
    {
        if (!Directory.Exists(folder)) return;
        // A file that a training writes at this moment has another name.
        var sizes = Directory.EnumerateFiles(folder, "*.training").ToDictionary(path => path, SizeOf, StringComparer.Ordinal);
        if (sizes.Values.Sum() <= Capacity) return;
        var sum = 0L;
        foreach (var path in bestFirst.Select(t => PathOf(t.Genotype, t.Fidelity)))
            if (sizes.Remove(path, out var size) && (sum += size) > Capacity) Delete(path);
    }

    /// <summary>
    /// Creates the folder, which other users cannot enter, or deletes the files of an earlier process in it that no trial refers to: trainings that were cut
    /// off.
    /// </summary>
    /// <exception cref="NasException">NAS2025: the folder cannot be created, or is another user's.</exception>
    public void Prepare(IEnumerable<Trial> trials)
    {
        if (!IsKept) return;
        try
        {
            PrivateFolder.Create(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NasException("NAS2025", $"The folder for paused trainings, '{folder}', cannot be written: {e.Message}", inner: e);
        }
        var known = trials.Where(t => t.State == TrialState.Completed).Select(t => PathOf(t.Genotype, t.Fidelity)).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder).Where(path => !known.Contains(path)).ToList()) Delete(path);
    }

    /// <summary>Deletes all files.</summary>
    public void Clear()
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A worker that is being ended may still hold a file. NasClean and the next search delete it.
        }
    }

    /// <summary>The bytes of a file; 0 if it is gone by now.</summary>
    private static long SizeOf(string path)
    {
        try
        {
            return new FileInfo(path).Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The file is a cache, and the whole folder is deleted later.
        }
    }
}
