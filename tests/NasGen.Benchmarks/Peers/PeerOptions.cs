using System.Globalization;

namespace NasGen.Benchmarks.Peers;

/// <summary>The arguments of <c>peer</c> after the case.</summary>
/// <param name="Seeds">The number of seeds.</param>
/// <param name="FirstSeed">The first seed.</param>
/// <param name="Seconds">The time of each search; <see langword="null"/> for the case's own.</param>
/// <param name="DefaultTraining">Whether NasGen searches Fashion-MNIST with its default training settings, not with those of the peer.</param>
/// <param name="WholeSample">Whether NasGen searches the digits sample as it is, with its picks and the latency.</param>
internal sealed record PeerOptions(int Seeds, int FirstSeed, int? Seconds, bool DefaultTraining, bool WholeSample)
{
    public static PeerOptions Parse(string[] arguments)
    {
        int[] numbers = [.. arguments.Where(a => !a.Contains('=')).Select(Number)];
        var named = arguments.Where(a => a.Contains('=')).Select(a => a.Split('=')).ToDictionary(a => a[0], a => a[1], StringComparer.Ordinal);
        if (named.Keys.FirstOrDefault(k => k is not ("seconds" or "training" or "sample")) is not null || numbers.Length > 2)
            throw new InvalidOperationException("Known after the case: [seeds] [firstSeed] [seconds=40] [training=default] [sample=whole].");
        return new(
            numbers.Length > 0 ? numbers[0] : 5, numbers.Length > 1 ? numbers[1] : 1, named.TryGetValue("seconds", out var s) ? Number(s) : null,
            named.GetValueOrDefault("training") == "default", named.GetValueOrDefault("sample") == "whole");
    }

    /// <summary>What differs from the usual comparison, as a part of a file's name.</summary>
    public string Suffix => (Seconds is { } s ? string.Create(CultureInfo.InvariantCulture, $"-{s}s") : "")
        + (DefaultTraining ? "-default-training" : "") + (WholeSample ? "-whole-sample" : "");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
