using NasGen.Search.Feasibility;
using NasGen.Search.Journals;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using NasGen.Search.Tests.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Journals;

/// <summary>A search that does nothing but write its journal, as fast as it can, and say each trial's number when it is written.</summary>
internal static class JournalWriterProgram
{
    public static JournalHeader Header { get; } = new("DigitsNet", "sha256:1", """{"space":{}}""", ulong.MaxValue, """{"nasgen":"0.1.0"}""");

    public static void Main(string[] arguments)
    {
        using var journal = Journal.Open(arguments[0], ExampleSpaces.Digits, Header);
        journal.BeginRun("10m", "random", DateTimeOffset.UnixEpoch);
        for (var id = journal.Trials().Count + 1; ; id++)
        {
            var trial = Trial(id);
            journal.Append(trial.Genotype, new CostEstimate(trial.Costs));
            journal.Append(trial, id);
            Console.WriteLine(id);
        }
    }

    /// <summary>The trial of that number, in full.</summary>
    public static Trial Trial(long id)
    {
        var random = new RandomStream(1, "trial", id);
        return new(id, ExampleSpaces.Digits.Sample(random), "search", 1, random.NextUInt64())
        {
            State = (TrialState)random.Next(1, 4),
            Cause = id % 3 == 0 ? "DigitsNet.cs(12): it's a \"cause\"; ünï" : null,
            Metrics = new Dictionary<string, double> { ["Accuracy"] = random.NextDouble(), ["CrossEntropy"] = id % 5 == 0 ? double.NaN : double.PositiveInfinity },
            Costs = new Dictionary<string, double> { ["Parameters"] = random.Next(), ["Latency"] = random.NextDouble() * 1e-4 },
            Seconds = random.NextDouble(),
        };
    }
}
