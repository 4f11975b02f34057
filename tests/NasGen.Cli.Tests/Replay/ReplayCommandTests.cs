using System.Diagnostics;
using System.Text.Json;
using NasGen.Cli.Tests.Commands;
using NasGen.Cli.Tests.Workers;

namespace NasGen.Cli.Tests.Replay;

/// <summary>The command as a user starts it.</summary>
public sealed class ReplayCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nasgen-").FullName;

    /// <summary>A cell of three edges. A row is better the more of its edges are conv.</summary>
    private string Table
    {
        get
        {
            var path = Path.Combine(_folder, "table.csv");
            string[] operations = ["conv", "none", "pool", "skip"];
            var rows = from a in operations
                       from b in operations
                       from c in operations
                       let value = new[] { a, b, c }.Sum(o => o.Length) + (a == "conv" ? 3 : 0) + (b == "conv" ? 2 : 0)
                       select $"{a},{b},{c},{value}.5,{value + a.Length % 3},{value * 10}\n";
            File.WriteAllText(path, "d:e01,d:e12,d:e02,m:valid,m:test,m:params\n" + string.Concat(rows));
            return path;
        }
    }

    [Fact]
    public async Task Json_is_one_object_and_nothing_else()
    {
        var space = Path.Combine(_folder, "space.yaml");
        File.WriteAllText(space, "cell:\n  edges:\n    e01: [0, 1]\n    e12: [1, 2]\n    e02: [0, 2]\n  zero: none\n  identity: skip\n");
        var (code, output, errors) = await Run(Table, "--maximize", "m:valid", "--report", "m:test", "--known", "m:params", "--space", space,
            "--strategy", "evolution,random", "--trials", "20", "--seeds", "30", "--landscape", "--json");
        Assert.Equal((0, ""), (code, errors));
        var json = JsonDocument.Parse(output).RootElement;
        Assert.Equal("table.csv", json.GetProperty("table").GetString());
        Assert.Equal((20, 30), (json.GetProperty("trials").GetInt32(), json.GetProperty("seeds").GetInt32()));
        Assert.Equal(["evolution", "random"], json.GetProperty("strategies").EnumerateArray().Select(s => s.GetProperty("name").GetString()));
        foreach (var strategy in json.GetProperty("strategies").EnumerateArray())
        {
            var (mean, best) = (strategy.GetProperty("mean").GetDouble(), json.GetProperty("best").GetDouble());
            Assert.InRange(mean, strategy.GetProperty("low").GetDouble(), strategy.GetProperty("high").GetDouble());
            Assert.Equal(best - mean, strategy.GetProperty("regret").GetDouble(), 9);
            Assert.Equal(20, strategy.GetProperty("checkpoints").EnumerateArray().Last().GetProperty("trials").GetInt32());
            Assert.All((string[])["std", "median", "found", "msPerTrial", "hypervolume"], name => Assert.True(strategy.TryGetProperty(name, out _)));
        }
    }

    [Fact]
    public async Task The_table_names_each_strategy_its_front_and_the_verdict_and_a_chart_is_drawn()
    {
        var chart = Path.Combine(_folder, "chart.png");
        var (code, output, _) = await Run(Table, "--maximize", "m:test", "--minimize", "m:params", "--reference", "0,200",
            "--strategy", "nsga2", "--strategy", "random", "--trials", "20", "--seeds", "20", "--plot", chart);
        Assert.Equal(0, code);
        Assert.All(
            (string[])["nsga2", "random", "hypervolume", "points", "the table's front"],
            part => Assert.Contains(part, output, StringComparison.Ordinal));
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], File.ReadAllBytes(chart)[..4].Select(b => (int)b));
    }

    [Theory]
    [InlineData("NAS2041", "'valid'", "--maximize", "m:vaild")]
    [InlineData("NAS2041", "--maximize", "--trials", "10")]
    [InlineData("NAS2041", "limit", "--maximize", "m:valid", "--limit", "m:params=1")]
    [InlineData("NAS2022", "'evolution'", "--maximize", "m:valid", "--strategy", "evoluton")]
    [InlineData("NAS2022", "no file", "--maximize", "m:valid", "--strategy", "/no/such.dll#Mine")]
    [InlineData("NAS2041", "share", "--maximize", "m:valid", "--fidelity", "m:test,m:params")]
    public async Task A_replay_that_cannot_run_is_one_error_with_the_reason(string id, string part, params string[] options)
    {
        var (code, output, errors) = await Run([Table, .. options]);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains($"error {id}: ", errors, StringComparison.Ordinal);
        Assert.Contains(part, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_cannot_be_read_is_an_error_with_its_line()
    {
        var path = Path.Combine(_folder, "bad.csv");
        File.WriteAllText(path, "d:a,m:b\nx,1\ny,high\n");
        Assert.Contains("bad.csv(3): error NAS2040: ", (await Run(path, "--maximize", "m:b")).Errors, StringComparison.Ordinal);
        Assert.Contains("error NAS2040: ", (await Run(path + ".lost", "--maximize", "m:b")).Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        var info = new ProcessStartInfo(ToyWorkers.Runtime.Executable)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])[.. ToyWorkers.Runtime.Arguments, "replay", .. arguments]) info.ArgumentList.Add(argument);
        return HostProject.End(Process.Start(info)!);
    }
}
