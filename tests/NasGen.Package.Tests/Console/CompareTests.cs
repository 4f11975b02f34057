using NasGen.Package.Tests.Feed;
using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Console;

/// <summary>The target that compares two spaces.</summary>
[Collection(nameof(PackageTests))]
public sealed class CompareTests(PackedPackage package)
{
    [Fact]
    public async Task Two_spaces_are_compared_by_random_architectures_and_the_page_shows_both()
    {
        using var project = new UserProject(package);
        project.Write("App.csproj", Sources.Project(package.Version));
        project.Write("Narrow.cs", Sources.Space("Narrow"));
        project.Write("Wide.cs", Sources.Space("Wide").Replace("Width(4, 8, 12)", "Width(16, 32, 48)", StringComparison.Ordinal));
        project.Write("points.csv", Sources.Points());
        project.Write("Program.cs", "System.Console.WriteLine();");

        var build = await project.Build("/t:NasCompare", "-p:NasModels=Narrow+Wide", "-p:NasTrials=5");

        Assert.True(build.ExitCode == 0, build.Text);
        Assert.Contains("Narrow and Wide: 5 random architectures of each", build.Text, StringComparison.Ordinal);
        Assert.Contains("typical architecture: ", build.Text, StringComparison.Ordinal);
        Assert.Contains("Wide", project.Read("obj/nas/Narrow-Wide.compare.html"), StringComparison.Ordinal);
        Assert.False(File.Exists(project.Path("NarrowBest.nas.cs")));

        var wrong = await project.Build("--no-restore", "/t:NasCompare", "-p:NasModels=Narrow+Missing");
        Assert.NotEqual(0, wrong.ExitCode);
    }
}
