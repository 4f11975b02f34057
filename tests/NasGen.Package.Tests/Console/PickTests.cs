using NasGen.Package.Tests.Feed;
using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Console;

/// <summary>The targets that write one more winner from a journal, and the report.</summary>
[Collection(nameof(PackageTests))]
public sealed class PickTests(PackedPackage package)
{
    private const string Uses = """
        using Points;
        using static TorchSharp.torch;

        Net net = new NetSmall();
        Console.WriteLine($"{net.GetType().Name} maps [3, 2] to [{string.Join(", ", net.call(zeros(3, 2)).shape)}]");
        """;

    [Fact]
    public async Task A_pick_is_compiled_used_and_verified_and_the_project_can_be_searched_again()
    {
        using var project = new UserProject(package);
        project.Write("App.csproj", Sources.Project(package.Version));
        project.Write("Net.cs", Sources.Space());
        project.Write("points.csv", Sources.Points());
        project.Write("Program.cs", Sources.Program);
        await Succeeds("/t:NasSearch", "-p:NasBudget=3trials");
        Assert.True(File.Exists(project.Path("obj/nas/Net.report.html")));

        var wrong = await project.Build("--no-restore", "/t:NasPick", "-p:NasPickLimit=parameters=1", "-p:NasPickName=NetSmall");
        Assert.Equal(["NAS2042"], wrong.Errors.Select(e => e.Code).Distinct());

        await Succeeds("--no-restore", "/t:NasPick", "-p:NasPickLimit=parameters=1k", "-p:NasPickName=NetSmall");
        Assert.Contains("public sealed class NetSmall : Net", project.Read("NetSmall.nas.cs"), StringComparison.Ordinal);
        project.Write("Program.cs", Uses);
        await Succeeds("--no-restore");
        Assert.Equal("NetSmall maps [3, 2] to [3, 2]", (await project.Run("bin/Debug/net10.0/App.dll")).Text.Trim());

        // The search build leaves NetSmall out, but compiles the program that uses it.
        await Succeeds("--no-restore", "/t:NasVerify");
        File.Delete(project.Path("obj/nas/Net.report.html"));
        await Succeeds("--no-restore", "/t:NasReport");
        Assert.Contains("NetSmall", project.Read("obj/nas/Net.report.html"), StringComparison.Ordinal);

        async Task Succeeds(params string[] arguments)
        {
            var build = await project.Build(arguments);
            Assert.True(build.ExitCode == 0, build.Text);
        }
    }
}
