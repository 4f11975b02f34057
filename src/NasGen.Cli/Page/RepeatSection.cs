using System.Globalization;
using NasGen.Cli.Platform;
using NasGen.Search.Journals;
using NasGen.Search.Records;
using NasGen.Search.Wording;

namespace NasGen.Cli.Page;

/// <summary>Everything that is needed to repeat a run, from the record. Without a record it comes from the journal and this machine.</summary>
internal static class RepeatSection
{
    private const int LongestList = 400;

    public static IReadOnlyList<string[]> Of(ReportSource source)
    {
        List<string[]> lines = [];
        var (record, run) = (source.Record, source.Runs.LastOrDefault());
        var (budget, strategy) = (record?.Search.Budget ?? run?.Budget ?? "", record?.Search.Strategy ?? run?.Strategy ?? "");
        var seed = source.Header.Seed.ToString(CultureInfo.InvariantCulture);
        var workers = record?.Search.Workers.ToString(CultureInfo.InvariantCulture);
        lines.Add(
        [
            "command",
            $"nasgen search --budget {budget} --strategy {strategy} --seed {seed}{(workers is null ? "" : $" --workers {workers}")}"
            + $" --models {source.Header.Space} --force",
        ]);
        lines.Add(
        [
            "as a build",
            $"dotnet build /t:NasSearch -p:NasBudget={budget} -p:NasStrategy={strategy} -p:NasSeed={seed}"
            + $"{(workers is null ? "" : $" -p:NasWorkers={workers}")} -p:NasModels={source.Header.Space} -p:NasForce=true",
        ]);
        if (source.Capacity is { } capacity)
            lines.Add(["capacity", $"nasgen report --capacity --capacity-budget {capacity.Budget} --models {source.Header.Space}"]);
        lines.Add(["space", source.Header.Hash]);
        foreach (var past in source.Runs)
        {
            var started = past.Started.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            var ended = $"{(past.IsFinished ? "finished" : "not finished")} after {NumberText.Duration(TimeSpan.FromSeconds(past.Spent))}";
            lines.Add([$"run {NumberText.Count(past.Id)}", $"{started}, {past.Budget}, {past.Strategy}, {ended}"]);
        }
        if (record is not null)
        {
            var data = record.Data;
            var (training, validation, test) = (NumberText.Count(data.Training), NumberText.Count(data.Validation), NumberText.Count(data.Test));
            lines.Add(["data", $"{training} training, {validation} validation, {test} test samples; {data.Hash}"]);
            if (data.Classes is { Count: > 0 } classes) lines.Add(["classes", Words.Short(Words.Listed([.. classes]), LongestList)]);
            foreach (var note in data.Notes ?? []) lines.Add(["about the data", note]);
            lines.Add(["test set used", Words.Count(record.Verdict.TestLooks, "time")]);
            var versions = record.Versions;
            lines.Add(["versions", $"NasGen {versions.NasGen}, TorchSharp {versions.TorchSharp}, libtorch {versions.LibTorch}, .NET {versions.DotNet}"]);
            lines.Add(["machine", $"{record.Machine.Processor}, {Words.Count(record.Machine.Cores, "core")}, {record.Machine.System}, {record.Search.Device}"]);
        }
        else
            lines.Add(["machine", $"{Machine.Processor()}, {Words.Count(Environment.ProcessorCount, "core")}, {Machine.System()}"]);
        return lines;
    }
}
