using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Feed;

/// <summary>
/// The package, packed once a run into a feed of its own. The version is new each time: NuGet serves a version that it has seen from its
/// cache, whatever the feed holds.
/// </summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private readonly string _feed = Directory.CreateTempSubdirectory("nasgen-feed-").FullName;

    public string Version { get; } = $"0.0.0-test-{Guid.NewGuid():N}";

    /// <summary>The feed beside the user's own sources.</summary>
    public string NuGetConfig => $"""
        <configuration>
          <packageSources>
            <add key="packed-nasgen" value="{_feed}" />
          </packageSources>
        </configuration>
        """;

    public async Task InitializeAsync()
    {
        var pack = await DotNet.Run(
            Repository.Root, "pack", "build/NasGen.Package.csproj", "--no-build", "-c", Repository.Configuration, "-o", _feed, $"-p:PackageVersion={Version}");
        Assert.True(pack.ExitCode == 0, pack.Text);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_feed, recursive: true);
        var unpacked = Path.Combine(PackageFolder, "nasgen", Version);
        if (Directory.Exists(unpacked)) Directory.Delete(unpacked, recursive: true);
        return Task.CompletedTask;
    }

    private static string PackageFolder =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
