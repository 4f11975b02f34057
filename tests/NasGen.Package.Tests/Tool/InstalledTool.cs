using NasGen.Package.Tests.Feed;
using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Tool;

/// <summary>The command <c>nasgen</c>, packed and installed from a local feed.</summary>
public sealed class InstalledTool : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nasgen-tool-").FullName;

    /// <summary>The folder with the unpacked package.</summary>
    public string Store => Path.Combine(_folder, "bin", ".store");

    public async Task InitializeAsync()
    {
        var version = $"0.0.0-test-{Guid.NewGuid():N}";
        var feed = Path.Combine(_folder, "feed");
        await Succeed("pack", "src/NasGen.Cli", "--no-build", "-c", Repository.Configuration, "-o", feed, $"-p:PackageVersion={version}");
        await Succeed("tool", "install", "NasGen.Tool", "--version", version, "--source", feed, "--tool-path", Path.Combine(_folder, "bin"));
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    internal async Task<BuildOutput> Run(string directory, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(DotNet.StartInfo(directory, Path.Combine(_folder, "bin", "nasgen"), arguments))!;
        process.StandardInput.Close();
        return await DotNet.Output(process);
    }

    private static async Task Succeed(params string[] arguments)
    {
        var output = await DotNet.Run(Repository.Root, arguments);
        Assert.True(output.ExitCode == 0, output.Text);
    }
}
