using NasGen.Package.Tests.Feed;
using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Layouts;

/// <summary>A project that lists its files one by one, and whose model is linked from a folder beside it.</summary>
[Collection(nameof(PackageTests))]
public sealed class ListedFilesTests(PackedPackage package) : IDisposable
{
    private readonly UserProject _project = new(package);

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task A_winner_that_is_not_compiled_is_an_error_of_search_and_verify_that_says_what_to_add()
    {
        _project.Write("App/App.csproj", Project(""));
        _project.Write("App/Program.cs", Sources.Program);
        _project.Write("App/points.csv", Sources.Points());
        _project.Write("Shared/Net.cs", Sources.Space());

        var search = await _project.Build("App", "/t:NasSearch", "-p:NasBudget=1trials");
        Assert.Equal([("NetBest.nas.cs", "NAS2044")], search.Errors.Select(e => (e.File, e.Code)));
        Assert.Contains("Add <Compile Include=\"NetBest.nas.cs\" /> to the project", search.Errors[0].Text, StringComparison.Ordinal);
        Assert.True(File.Exists(_project.Path("App/Net.nas.yaml")));
        Assert.Equal(["Net.cs"], Directory.GetFiles(_project.Path("Shared")).Select(Path.GetFileName));
        var verify = await _project.Build("App", "--no-restore", "/t:NasVerify");
        Assert.Equal([("NetBest.nas.cs", "NAS2044")], verify.Errors.Select(e => (e.File, e.Code)));

        _project.Write("App/App.csproj", Project("<Compile Include=\"NetBest.nas.cs\" />"));
        var compiled = await _project.Build("App", "--no-restore", "/t:Build;NasVerify");
        Assert.True(compiled.ExitCode == 0, compiled.Text);
        Assert.Equal(Sources.ProgramOutput, (await _project.Run("App/bin/Debug/net10.0/App.dll")).Text.Trim());
    }

    private string Project(string item) => Sources.Project(
            package.Version,
            "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><EnableDefaultCompileItems>false</EnableDefaultCompileItems>")
        .Replace("</Project>", $"<ItemGroup><Compile Include=\"Program.cs\" /><Compile Include=\"../Shared/Net.cs\" Link=\"Net.cs\" />{item}</ItemGroup></Project>", StringComparison.Ordinal);
}
