using NasGen.Package.Tests.Feed;
using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.BadInput;

/// <summary>
/// A project with many mistakes, each in its own model or file. One build searches once per mistake, which is much faster than one command
/// per mistake. A line announces each run in the output.
/// </summary>
public sealed class BadInputRuns(PackedPackage package) : IAsyncLifetime
{
    private const string Announcement = "searched for its mistake: ";
    private readonly Dictionary<string, BuildOutput> _runs = new(StringComparer.Ordinal);

    internal UserProject Project { get; } = new(package);

    /// <summary>The files of the project before the runs, including a winner. Those of the space whose search succeeds at last are left out.</summary>
    internal IReadOnlyDictionary<string, string> FilesBefore { get; private set; } = null!;

    internal IReadOnlyDictionary<string, string> FilesAfter { get; private set; } = null!;

    internal BuildOutput Of(string mistake) => _runs[mistake];

    public async Task InitializeAsync()
    {
        Mistakes.Write(Project, package.Version);
        var good = await Project.Build("Bad.csproj", "/t:NasSearch", "-p:NasModels=Good", "-p:NasBudget=1trials", "-p:NasWorkers=1");
        Assert.True(good.ExitCode == 0, good.Text);
        FilesBefore = Files();

        var line = UserProject.BuildLine("mistakes.proj", "--no-restore", "-m:1");
        var bad = SmallDisk.IsPossible
            ? await SmallDisk.Run(Project.Directory, Mistakes.Full, line)
            : await DotNet.Run(Project.Directory, line);
        FilesAfter = Files();
        foreach (var part in bad.Text.Split(Announcement).Skip(1))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            _runs[part[..end].Trim()] = new BuildOutput(bad.ExitCode, part[end..]);
        }
    }

    public Task DisposeAsync()
    {
        Project.Dispose();
        return Task.CompletedTask;
    }

    private Dictionary<string, string> Files() =>
        Project.Snapshot().Where(f => !f.Key.StartsWith(Mistakes.Wide, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);

    /// <summary>The project file that runs one search per mistake.</summary>
    internal static string Traversal(IEnumerable<(string Name, string Properties)> mistakes) => $"""
        <Project>
          <Target Name="Build">
            {string.Join("\n", mistakes.Select(m => $"""
              <Message Importance="high" Text="{Announcement}{m.Name}" />
              <MSBuild Projects="Bad.csproj" Targets="NasSearch" Properties="NasWorkers=1;{m.Properties}" ContinueOnError="true" />
            """))}
            <Message Importance="high" Text="{Announcement}none" />
          </Target>
        </Project>
        """;
}
