using NasGen.Package.Tests.Feed;
using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Console;

/// <summary>A cell, from its attribute and a supernet to a winner with named nodes.</summary>
[Collection(nameof(PackageTests))]
public sealed class CellTests(PackedPackage package) : IDisposable
{
    private readonly UserProject _project = new(package);

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task A_cell_is_searched_by_a_supernet_written_with_named_nodes_run_and_verified()
    {
        _project.Write("App.csproj", Sources.Project(package.Version));
        _project.Write("Net.cs", Sources.Space().Replace(
            "[Choice(typeof(MlpBlock)), Width(4, 8, 12), Depth(1, 2)]",
            "[Choice<MlpBlock, IdentityBlock, ZeroBlock>, Cell(Nodes = 3), Width(4, 8), Depth(1, 2)]", StringComparison.Ordinal));
        _project.Write("points.csv", Sources.Points());
        _project.Write("Program.cs", Sources.Program);

        var search = await _project.Build("/t:NasSearch", "-p:NasBudget=6trials", "-p:NasStrategy=gdas");
        Assert.True(search.ExitCode == 0, search.Text);
        Assert.Contains("supernet by gdas", search.Text, StringComparison.Ordinal);
        Assert.Contains("ranking of random architectures: Kendall's τ", search.Text, StringComparison.Ordinal);

        var winner = _project.Read("NetBest.nas.cs");
        Assert.Contains("file sealed class BodyCell", winner, StringComparison.Ordinal);
        Assert.Contains("var node2 = ", winner, StringComparison.Ordinal);
        Assert.Contains("by: gdas", _project.Read("Net.nas.yaml"), StringComparison.Ordinal);

        var verify = await _project.Build("--no-restore", "/t:Build;NasVerify");
        Assert.True(verify.ExitCode == 0, verify.Text);
        var program = await _project.Run("bin/Debug/net10.0/App.dll");
        Assert.Equal((0, Sources.ProgramOutput), (program.ExitCode, program.Text.Trim()));
    }
}
