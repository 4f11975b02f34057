using NasGen.Package.Tests.Feed;
using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Tool;

/// <summary>The dotnet tool on a project that refers to the package, and to a libtorch that the tool does not bring.</summary>
[Collection(nameof(PackageTests))]
public sealed class ToolTests(PackedPackage package, InstalledTool tool) : IClassFixture<InstalledTool>
{
    [Fact]
    public void The_tool_contains_neither_TorchSharp_nor_libtorch() =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(tool.Store, "*", SearchOption.AllDirectories),
            f => Path.GetFileName(f).Contains("torch", StringComparison.OrdinalIgnoreCase) || Path.GetFileName(f).Contains("Skia", StringComparison.Ordinal));

    [Fact]
    public async Task The_help_names_every_exit_code_and_a_wrong_command_line_exits_with_the_code_for_usage()
    {
        var help = await tool.Run(Path.GetTempPath(), "--help");
        var wrong = await tool.Run(Path.GetTempPath(), "serch");

        Assert.Equal((0, 2), (help.ExitCode, wrong.ExitCode));
        Assert.Matches("(?s)Exit codes:.* 0 .* 1 .* 2 .* 3 .* 130 ", help.Text);
    }

    /// <summary>Journals are then below artifacts/obj, which every verb must find.</summary>
    [Fact]
    public async Task The_tool_plans_searches_shows_lists_and_verifies_a_project_in_the_artifacts_layout_whose_winner_compiles()
    {
        using var project = new UserProject(package, "my net");
        project.Write("Directory.Build.props", Sources.DirectoryProps.Replace("<NuGetAudit>", "<UseArtifactsOutput>true</UseArtifactsOutput><NuGetAudit>", StringComparison.Ordinal));
        project.Write("App.csproj", Sources.Project(package.Version));
        project.Write("Net.cs", Sources.Space());
        project.Write("points.csv", Sources.Points());
        project.Write("Program.cs", Sources.Program);
        async Task<string> Run(params string[] arguments)
        {
            var output = await tool.Run(Path.GetTempPath(), [arguments[0], project.Directory, .. arguments[1..]]);
            Assert.True(output.ExitCode == 0, output.Text);
            return output.Text;
        }

        Assert.Contains("no journal", await Run("show"), StringComparison.Ordinal);
        Assert.Contains("6 architectures", await Run("plan"), StringComparison.Ordinal);
        Assert.Contains("NetBest: test accuracy", await Run("search", "--budget", "6trials"), StringComparison.Ordinal);
        Assert.Contains("Best so far", await Run("show"), StringComparison.Ordinal);
        Assert.Contains("Body.Width", await Run("trials"), StringComparison.Ordinal);
        Assert.Contains(project.Path("artifacts/obj/App/nas/Net.report.html"), await Run("report"), StringComparison.Ordinal);
        Assert.Contains("the winners match their record", await Run("verify"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(project.Path("artifacts/bin")));
        var build = await project.Build();
        Assert.True(build.ExitCode == 0, build.Text);

        project.Write("NetBest.nas.cs", project.Read("NetBest.nas.cs").Replace("ReLU()", "SELU()", StringComparison.Ordinal));
        var drift = await tool.Run(project.Directory, "verify");
        Assert.Equal(3, drift.ExitCode);
        Assert.Equal([("NetBest.nas.cs", "NAS3004")], drift.Errors.Select(e => (e.File, e.Code)));
        Assert.Equal(0, (await tool.Run(project.Directory, "clean")).ExitCode);
        Assert.True(Directory.Exists(project.Path("artifacts/obj/App")));
        Assert.False(Directory.Exists(project.Path("artifacts/obj/App/nas")));
    }
}
