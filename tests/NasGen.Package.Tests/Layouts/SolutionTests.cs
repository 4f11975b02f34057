using NasGen.Package.Tests.Feed;
using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Layouts;

/// <summary>
/// A solution with central package versions, in a folder whose name has a space and non-ASCII letters: a class library with the model, a
/// second one with a module that the model uses, and a program. Only the first project refers to NasGen.
/// </summary>
[Collection(nameof(PackageTests))]
public sealed class SolutionTests(PackedPackage package) : IDisposable
{
    private readonly UserProject _project = new(package, "Größe und Maß");

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task The_library_is_searched_and_the_program_ships_its_winner_without_NasGen()
    {
        SolutionSources.Write(_project, package.Version);

        var search = await _project.Build("Points.slnx", "/t:NasSearch", "-p:NasBudget=1trials");
        Assert.True(search.ExitCode == 0, search.Text);
        Assert.True(File.Exists(_project.Path("Models/NetBest.nas.cs")), search.Text);

        var build = await _project.Build("Points.slnx", "--no-restore");
        Assert.True(build.ExitCode == 0, build.Text);
        var program = await _project.Run("App/bin/Debug/net10.0/App.dll");
        Assert.Equal((0, Sources.ProgramOutput), (program.ExitCode, program.Text.Trim()));
        ShippedFiles.AssertFreeOfNasGen(_project.Path("App/bin/Debug/net10.0"));

        _project.Write("Models/NetBest.nas.cs", _project.Read("Models/NetBest.nas.cs") + "// mine\n");
        var verify = await _project.Build("Points.slnx", "--no-restore", "/t:NasVerify");
        Assert.NotEqual(0, verify.ExitCode);
        Assert.Equal([("NetBest.nas.cs", "NAS3004")], verify.Errors.Select(e => (e.File, e.Code)));
    }
}
