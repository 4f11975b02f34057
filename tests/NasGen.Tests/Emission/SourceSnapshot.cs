using Snapshooter;
using Snapshooter.Xunit;

namespace NasGen.Tests.Emission;

/// <summary>The one place that knows the snapshot library.</summary>
internal static class SourceSnapshot
{
    public static void Match(string text, string name) => Snapshot.Match<string>(text, new SnapshotNameExtension(name));
}
