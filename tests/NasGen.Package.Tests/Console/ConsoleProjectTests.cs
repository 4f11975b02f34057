using NasGen.Package.Tests.Feed;
using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Console;

/// <summary>The main task in a console project: search, winner, build, run, verify.</summary>
[Collection(nameof(PackageTests))]
public sealed class ConsoleProjectTests(SearchedConsole console) : IClassFixture<SearchedConsole>
{
    private const string Winner = "NetBest.nas.cs";
    private readonly UserProject _project = console.Project;

    [Fact]
    public void Before_the_first_search_the_program_compiles_and_prints_the_command_to_run()
    {
        Assert.NotEqual(0, console.ProgramBefore.ExitCode);
        Assert.Contains("dotnet build /t:NasSearch", console.ProgramBefore.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_writes_winner_and_record_beside_the_model_and_prints_the_verdict()
    {
        Assert.Contains("public sealed class NetBest : Net", _project.Read(Winner), StringComparison.Ordinal);
        Assert.Contains("class: NetBest", _project.Read("Net.nas.yaml"), StringComparison.Ordinal);
        Assert.Contains("NetBest: test accuracy", console.Search.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["App.csproj", "Directory.Build.props", "Net.cs", "Net.nas.yaml", Winner, "NuGet.config", "Program.cs", "points.csv"],
            _project.Snapshot().Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>The package's solver loads beside the user's older Google.Protobuf, which TorchSharp brings.</summary>
    [Fact]
    public void The_report_shows_the_code_lengths_of_the_winners_layers() =>
        Assert.Matches("""
            "untangling":\{.*"stages":\["input","Body","Head"\],"networks":\[\{"names":\["NetBest.*"name":"Head",[^}]*"kind":"(finite|infinite)"
            """, console.Report);

    [Fact]
    public void A_search_does_not_change_the_output_folder() => Assert.Equal(console.OutputBefore, console.OutputAfter);

    [Fact]
    public void The_program_uses_the_winner() => Assert.Equal((0, Sources.ProgramOutput), (console.ProgramAfter.ExitCode, console.ProgramAfter.Text.Trim()));

    [Fact]
    public void The_shipped_program_refers_to_no_assembly_of_NasGen() => ShippedFiles.AssertFreeOfNasGen(_project.Path("bin/Debug/net10.0"));

    [Fact]
    public async Task Verify_passes_and_fails_at_the_line_where_one_character_of_the_winner_was_changed()
    {
        var text = _project.Read(Winner);
        var untouched = await _project.Build("--no-restore", "/t:NasVerify");
        Assert.True(untouched.ExitCode == 0, untouched.Text);

        _project.Write(Winner, text.Replace("ReLU()", "SELU()", StringComparison.Ordinal));
        var line = _project.LineOf(Winner, "SELU()");
        var changed = await _project.Build("--no-restore", "/t:NasVerify");
        _project.Write(Winner, text);

        Assert.NotEqual(0, changed.ExitCode);
        Assert.Equal([(Winner, line, "NAS3004")], changed.Errors.Select(e => (e.File, e.Line, e.Code)));
    }

    [Fact]
    public async Task A_winner_that_no_longer_compiles_does_not_stop_a_new_search()
    {
        var (space, winner, record) = (_project.Read("Net.cs"), _project.Read(Winner), _project.Read("Net.nas.yaml"));
        _project.Write("Net.cs", space.Replace(" Body ", " Trunk ", StringComparison.Ordinal));
        var stale = await _project.Build("--no-restore");
        var search = await _project.Build("--no-restore", "/t:NasSearch", "-p:NasBudget=1trials");
        var found = _project.Read(Winner);
        _project.Write("Net.cs", space);
        _project.Write(Winner, winner);
        _project.Write("Net.nas.yaml", record);

        Assert.Contains(stale.Errors, e => e.Code == "CS0534");
        Assert.True(search.ExitCode == 0, search.Text);
        Assert.Contains("Sequential Trunk", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_prints_the_size_of_the_space_and_writes_nothing()
    {
        var before = _project.Snapshot();
        var plan = await _project.Build("--no-restore", "/t:NasPlan", "-p:NasBudget=1m");

        Assert.True(plan.ExitCode == 0, plan.Text);
        Assert.Contains("6 architectures", plan.Text, StringComparison.Ordinal);
        Assert.Equal(before, _project.Snapshot());
    }

    [Fact]
    public async Task Clean_deletes_the_journal_and_nothing_else()
    {
        var before = _project.Snapshot();
        Directory.CreateDirectory(_project.Path("obj/nas"));
        File.WriteAllText(_project.Path("obj/nas/Net-00000000.journal"), "");
        var clean = await _project.Build("--no-restore", "/t:NasClean");

        Assert.True(clean.ExitCode == 0, clean.Text);
        Assert.False(Directory.Exists(_project.Path("obj/nas")));
        Assert.True(File.Exists(_project.Path("obj/project.assets.json")));
        Assert.Equal(before, _project.Snapshot());
    }
}
