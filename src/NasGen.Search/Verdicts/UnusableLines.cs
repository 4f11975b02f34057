using NasGen.Search.Contracts;
using NasGen.Search.Feasibility;
using NasGen.Search.Records;
using NasGen.Search.Wording;

namespace NasGen.Search.Verdicts;

/// <summary>What a space offers and cannot be used, as lines for the user and as a part of the record.</summary>
internal static class UnusableLines
{
    private const int MostCauses = 3;

    /// <summary>The lines: shares of what cannot be built, and a warning for each option, and for the default, with which nothing can be used.</summary>
    public static IEnumerable<string> Of(UnusableParts parts, SpaceModel model)
    {
        foreach (var (cause, count) in parts.Unbuildable.Take(MostCauses))
            yield return $"  {NumberText.Percent((double)count / parts.Seen)} of {Words.Count(parts.Seen, "architecture")} cannot be built: {cause}";
        foreach (var option in parts.Options)
            yield return Warning($"None of the {Words.Count(option.Seen, "architecture")} with {option.Name} can be used: {option.Reason}");
        if (parts.Default is { } reason) yield return Warning($"Your default architecture, the first option of each decision, cannot be used: {reason}");

        string Warning(string text) => CanonicalError.Format("warning", "NAS2080", text, model.File, model.Task.Line);
    }

    /// <summary>The part of the record; <see langword="null"/> if the whole space can be used.</summary>
    public static UnusableRecord? ToRecord(UnusableParts parts) => parts.IsNone ? null : new UnusableRecord
    {
        Seen = parts.Seen,
        Unbuildable = [.. parts.Unbuildable.Select(u => new FailureRecord { Cause = u.Cause, Count = u.Count })],
        Options = parts.Options.ToDictionary(o => o.Name, o => o.Reason, StringComparer.Ordinal),
        Default = parts.Default,
    };
}
