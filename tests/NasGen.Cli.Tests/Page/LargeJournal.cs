using NasGen.Search.Contracts;
using NasGen.Search.Journals;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Page;

/// <summary>Writes a journal with a given number of invented trials of a space with thirteen decisions.</summary>
internal static class LargeJournal
{
    private const string Descriptor = """
        {"space":{"namespace":"Toys","name":"LargeNet","accessibility":"public","input":[3,32,32],"hasForward":false,"properties":[
        {"name":"Head","kind":"head","accessibility":"protected","outputs":10}],"decisions":[STAGES,
        {"name":"Training.LearningRate","kind":"float","min":0.0001,"max":0.1,"logarithmic":true}]},
        "task":{"winner":"LargeNetBest","file":"LargeNet.cs","line":1,"kind":"classification","classes":10,"hasLoss":false,"data":{"kind":"method"},
        "training":{},"objectives":[{"name":"Accuracy","maximize":true},{"name":"Latency","maximize":false}],
        "limits":[],"penalties":[],"picks":[],"budget":null}}
        """;

    private const string Stage = """
        {"name":"StageN","kind":"categorical","options":["ConvBlock","SeparableConvBlock","InceptionBlock","ResidualBlock","MobileBlock"]},
        {"name":"StageN.Width","kind":"ordinal","options":["16","32","64","128"]},
        {"name":"StageN.Depth","kind":"integer","min":1,"max":4}
        """;

    /// <returns>The path of the journal.</returns>
    public static string Write(string folder, int trials)
    {
        var path = Path.Combine(folder, "LargeNet-00000000.journal");
        var stages = Enumerable.Range(1, 4).Select(n => Stage.Replace("StageN", $"Stage{n}", StringComparison.Ordinal));
        var text = Descriptor.Replace("STAGES", string.Join(',', stages), StringComparison.Ordinal);
        var space = SpaceDescriptor.Parse(text).Space.ToSearchSpace();
        using var journal = Journal.Open(path, space, new JournalHeader("LargeNet", "sha256:0000000000", text, 7));
        journal.BeginRun($"{trials}trials", "evolution", DateTimeOffset.UnixEpoch);
        var random = new RandomStream(7, "large");
        for (var id = 1; id <= trials; id++) journal.Append(Make(id, space.Sample(random), random), id);
        journal.UpdateRun(trials, isFinished: true);
        return path;
    }

    private static Trial Make(long id, Genotype genotype, Random random)
    {
        var size = genotype.Space.Decisions.Select((d, i) => d.Name.Contains('.', StringComparison.Ordinal) ? genotype[i] : 0).Sum();
        var quality = 0.6 + 0.3 * (1 - Math.Exp(-size / 10)) + 0.02 * random.NextDouble();
        var seed = random is RandomStream stream ? stream.NextUInt64() : 0;
        var trial = new Trial(id, genotype, id % 2 == 0 ? "search" : "random", 1, seed) { Seconds = 1 + random.NextDouble() };
        return id % 50 == 0
            ? trial with { State = TrialState.Failed, Cause = "NAS2009: The training diverged: a metric is not a finite number." }
            : trial with
            {
                State = TrialState.Completed,
                Metrics = new Dictionary<string, double>
                {
                    ["Accuracy"] = quality,
                    ["BalancedAccuracy"] = quality - random.NextDouble() / 100,
                    ["CrossEntropy"] = 1 - quality + random.NextDouble() / 10,
                    ["F1"] = quality - random.NextDouble() / 100,
                },
                Costs = new Dictionary<string, double>
                {
                    ["Parameters"] = Math.Round(1e4 * Math.Exp(size / 4)),
                    ["Macs"] = Math.Round(1e6 * Math.Exp(size / 4)),
                    ["Memory"] = Math.Round(1e5 * Math.Exp(size / 5)),
                    ["Latency"] = 1e-3 * (1 + size) * (1 + 0.1 * random.NextDouble()),
                },
            };
    }
}
