using System.Diagnostics;
using NasGen.Candidates;
using NasGen.Cli.Records;
using NasGen.Cli.Tests.Spaces;
using NasGen.Cli.Tests.Workers;
using NasGen.Evaluation;
using NasGen.Search.Contracts;
using NasGen.Search.Numerics;
using NasGen.Search.Records;
using NasGen.Search.Spaces;

namespace NasGen.Cli.Tests.Commands;

/// <summary>The verbs as a build starts them, with real trainings.</summary>
[Collection(nameof(Processes))]
public sealed class HostProcessTests : IDisposable
{
    private readonly HostProject _project = new("ToyNet");

    public HostProcessTests() => Environment.SetEnvironmentVariable(Misbehaviour.Variable, "");

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task A_stopped_search_continues_and_every_other_verb_reads_its_results()
    {
        string[] search = ["--budget", "2trials", "--workers", "1", "--weights", Path.Combine(_project.Folder, "weights")];
        using (var stopped = _project.Start("search", [.. search, "--stop-on-eof"]))
        {
            await LineWith(stopped, "ToyNet: searching");
            var (code, output, _) = await HostProject.End(stopped);
            Assert.Equal(130, code);
            Assert.Contains("Stopped. Finished trials are kept", output, StringComparison.Ordinal);
        }
        Assert.Equal(0, (await _project.Run("search", search)).Code);

        await WeightsAreTheWinners();
        var show = await _project.Run("show");
        Assert.Equal(0, show.Code);
        foreach (var part in new[] { "ToyNet, seed 0:", "Best so far", "Accuracy", "Parameters", "Stem=" })
            Assert.Contains(part, show.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _project.Run("verify")).Code);
        await File.AppendAllTextAsync(_project.Winner, " ");
        Assert.Equal(3, (await _project.Run("verify")).Code);
    }

    [Fact]
    public async Task A_plan_describes_the_search_and_leaves_no_files()
    {
        var (code, output, errors) = await _project.Run("plan", "--budget", "100trials", "--workers", "1");

        Assert.Equal("", errors);
        Assert.Equal(0, code);
        var lines = output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches(@"^ToyNet: 40 architectures, 100 % of \d+ samples within the limits\.$", lines[0]);
        Assert.Equal("  data: 154 training, 38 validation, 48 test samples", lines[1]);
        // An identity block and the head have 4·2 + 2 parameters, which is the smallest number.
        Assert.StartsWith("  10 parameters to 706 parameters, half of them below ", lines[2], StringComparison.Ordinal);
        Assert.Matches("^  100trials: about .+, at about .+ s per full training and 1 at a time$", lines[^1]);
        Assert.Empty(Directory.GetFiles(_project.Folder, "*", SearchOption.AllDirectories));
    }

    /// <summary>The file is equal to the result of the winner's first training from scratch, bit by bit, and the winner's network loads it.</summary>
    private async Task WeightsAreTheWinners()
    {
        var definition = new ToyDefinition();
        var winner = RecordFile.Read(Path.Combine(_project.Folder, "ToyNet.nas.yaml")).Winners.Single();
        var weights = Path.Combine(_project.Folder, "weights", "ToyNetBest.dat");
        var again = Path.Combine(_project.Folder, "again.dat");
        var options = new EvaluatorOptions(_project.Folder, RandomStream.DeriveSeed(0, "split"), Environment.ProcessorCount);
        using var evaluator = new Evaluator(definition, options);
        var genotype = evaluator.Space.Parse(winner.Genotype);
        evaluator.Evaluate(genotype, new EvaluationRequest(winner.Seed, OpenTest: true, WeightsPath: again), _ => { }, default);

        Assert.Equal(await File.ReadAllBytesAsync(again), await File.ReadAllBytesAsync(weights));
        var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        using var net = Candidate.Create(definition, descriptor, genotype, evaluator.DryRun(genotype), seed: 1);
        net.load(weights);
    }

    private static async Task LineWith(Process process, string text)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Contains(text, StringComparison.Ordinal)) return;
        Assert.Fail($"'{text}' was never said. {await process.StandardError.ReadToEndAsync()}");
    }
}
