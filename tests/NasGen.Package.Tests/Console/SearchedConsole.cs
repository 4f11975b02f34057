using NasGen.Package.Tests.Feed;
using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Console;

/// <summary>A console project that was built, searched and built again, with the output of each step.</summary>
public sealed class SearchedConsole(PackedPackage package) : IAsyncLifetime
{
    internal UserProject Project { get; } = new(package);

    internal BuildOutput ProgramBefore { get; private set; } = null!;

    internal BuildOutput Search { get; private set; } = null!;

    internal string Report { get; private set; } = null!;

    internal BuildOutput ProgramAfter { get; private set; } = null!;

    internal IReadOnlyDictionary<string, string> OutputBefore { get; private set; } = null!;

    internal IReadOnlyDictionary<string, string> OutputAfter { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Project.Write("App.csproj", Sources.Project(package.Version));
        Project.Write("Net.cs", Sources.Space());
        Project.Write("points.csv", Sources.Points());
        Project.Write("Program.cs", Sources.Program);
        Succeeded(await Project.Build());
        ProgramBefore = await Project.Run("bin/Debug/net10.0/App.dll");
        OutputBefore = Project.Snapshot("bin/Debug/net10.0");

        Search = Succeeded(await Project.Build("/t:NasSearch", "-p:NasBudget=2trials"));
        Report = Project.Read("obj/nas/Net.report.html");
        OutputAfter = Project.Snapshot("bin/Debug/net10.0");

        Succeeded(await Project.Build("--no-restore"));
        ProgramAfter = await Project.Run("bin/Debug/net10.0/App.dll");
    }

    public Task DisposeAsync()
    {
        Project.Dispose();
        return Task.CompletedTask;
    }

    private static BuildOutput Succeeded(BuildOutput build)
    {
        Assert.True(build.ExitCode == 0, build.Text);
        return build;
    }
}
