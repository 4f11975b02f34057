using Snapshooter.Xunit;

namespace NasGen.Generator.Tests.Harness;

/// <summary>The one place that knows the snapshot library.</summary>
internal static class SnapshotFiles
{
    /// <summary>Compares generated files with the snapshot of the calling test.</summary>
    public static void Match(IReadOnlyDictionary<string, string> files) =>
        Snapshot.Match(string.Join("\n", files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"// ---- {f.Key}\n{f.Value}")));
}
