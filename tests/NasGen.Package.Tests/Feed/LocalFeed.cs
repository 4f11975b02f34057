using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Feed;

/// <summary>
/// A feed with the package of this repository. Each pack has a new version, because NuGet takes a version that it has seen from its cache and
/// not from the feed.
/// </summary>
public class LocalFeed : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nasgen-feed-").FullName;

    public string Version { get; } = $"0.0.0-test-{Guid.NewGuid():N}";

    /// <summary>The configuration with this feed in addition to the user's own sources.</summary>
    public string NuGetConfig => $"""
        <configuration>
          <packageSources>
            <add key="packed-nasgen" value="{_folder}" />
          </packageSources>
        </configuration>
        """;

    public Task Pack(params string[] options) => Pack("NasGen.Package", options);

    /// <summary>Packs NasGen.Export in the same version.</summary>
    public Task PackExport(params string[] options) => Pack("NasGen.Export.Package", options);

    private async Task Pack(string project, string[] options)
    {
        var pack = await DotNet.Run(
            Repository.Root,
            ["pack", $"build/{project}.csproj", "-c", Repository.Configuration, "-o", _folder, $"-p:PackageVersion={Version}", .. options]);
        if (pack.ExitCode != 0) throw new InvalidOperationException(pack.Text);
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        foreach (var package in new[] { "nasgen", "nasgen.export" })
        {
            var unpacked = Path.Combine(PackageFolder, package, Version);
            if (Directory.Exists(unpacked)) Directory.Delete(unpacked, recursive: true);
        }
    }

    private static string PackageFolder =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
