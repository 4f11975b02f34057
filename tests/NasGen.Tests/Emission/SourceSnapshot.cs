using Snapshooter;
using Snapshooter.Xunit;

namespace NasGen.Tests.Emission;

/// <summary>Compares texts with committed snapshots. Only this class uses the snapshot library.</summary>
internal static class SourceSnapshot
{
    public static void Match(string text, string name) => Snapshot.Match<string>(text, new SnapshotNameExtension(name));
}
