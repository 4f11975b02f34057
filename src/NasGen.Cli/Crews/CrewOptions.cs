using System.Globalization;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Crews;

/// <summary>How a search's crews are started on other machines: the part of their command line that the search knows, and signs.</summary>
/// <param name="Space">The qualified name of the space.</param>
/// <param name="SplitSeed">The seed of the three-way split.</param>
/// <param name="Device"><c>cpu</c> or <c>cuda</c>.</param>
/// <param name="Versions">The versions that the search's own machine runs on.</param>
/// <param name="Data">The hash of the data on the search's own machine.</param>
/// <param name="Split">The hash of their split.</param>
internal sealed record CrewOptions(string Space, ulong SplitSeed, string Device, string Versions, string Data, string Split)
{
    public IReadOnlyList<string> ToArguments() =>
    [
        "--space", Space, "--split-seed", SplitSeed.ToString(CultureInfo.InvariantCulture), "--device", Device,
        "--versions", Versions, "--data", Data, "--split", Split,
    ];

    /// <summary>Why results of this machine would not compare with those of the search; <see langword="null"/> if they do.</summary>
    public NasException? Mismatch(WorkerGreeting versions, DataSummary data)
    {
        if (Describe(versions) != Versions) return Differs($"it has {Describe(versions)}, and the search {Versions}.");
        if (data.Hash != Data) return Differs("its data are not those of the search. Does a [Data] method read files that 'cluster-data' does not name?");
        return data.Split == Split ? null : Differs("it splits the data differently.");
    }

    public static string Describe(WorkerGreeting versions) => $"TorchSharp {versions.TorchSharp} with libtorch {versions.LibTorch}";

    private static NasException Differs(string how) => new("NAS2094", $"The machine cannot take part: {how}");
}
