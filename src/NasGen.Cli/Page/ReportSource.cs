using NasGen.Cli.Records;
using NasGen.Search.Capacity;
using NasGen.Search.Contracts;
using NasGen.Search.Journals;
using NasGen.Search.Ledgers;
using NasGen.Search.Records;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Cli.Page;

/// <summary>The source of a report: a journal, which is read once and closed, and the record beside the model if it is of the same space.</summary>
internal sealed record ReportSource(
    SpaceDescriptor Descriptor, JournalHeader Header, IReadOnlyList<Trial> Trials, IReadOnlyList<JournalRun> Runs,
    IReadOnlyDictionary<string, ArchitectureShapes> Shapes, IReadOnlyDictionary<long, double[][]> Curves,
    IReadOnlyDictionary<long, LayerCode[]> Layers, RunRecord? Record, CapacityStudy? Capacity)
{
    /// <summary>Reads the source of a report.</summary>
    /// <param name="journal">The path of the journal. A search may be writing it.</param>
    /// <param name="projectDirectory">The folder that the model's path is relative to.</param>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public static ReportSource Read(string journal, string projectDirectory)
    {
        using var open = JournalFile.OpenToRead(journal);
        var descriptor = SpaceDescriptor.Parse(open.Header.Descriptor);
        var trials = open.Trials();
        var runs = open.Runs();
        // While a search runs, the record is that of an earlier search.
        var record = IsOver(runs) ? RecordFile.TryRead(RecordPath(descriptor, projectDirectory)) : null;
        return new(
            descriptor, open.Header, trials, runs,
            open.DryRuns().Where(d => d.Estimate.Shapes is not null)
                .ToDictionary(d => d.Genotype.ToString(), d => d.Estimate.Shapes!, StringComparer.Ordinal),
            CurveDocument.ReadAll(open, trials),
            LayersDocument.ReadAll(open, trials),
            record is not null && RecordCheck.IsOf(record, open.Header.Hash, descriptor.Space.ToSearchSpace()) ? record : null,
            CapacityStudy.Read(open));
    }

    /// <summary>Whether the last run is not finished: it is running, or it was stopped.</summary>
    public bool IsRunning => !IsOver(Runs);

    public Goal Goal { get; } = new(Descriptor.Task);

    public SearchSpace Space { get; } = Descriptor.Space.ToSearchSpace();

    public IReadOnlyList<Trial> Explored { get; } = [.. Trials.Where(t => Purpose.IsExploring(t.Purpose))];

    public static string RecordPath(SpaceDescriptor descriptor, string projectDirectory) =>
        Path.Combine(SpaceModel.DirectoryOf(projectDirectory, descriptor.Task.File), descriptor.Space.Name + ".nas.yaml");

    /// <summary>The exploring trial by which an architecture was chosen; <see langword="null"/> if there is none.</summary>
    public Trial? TrialOf(string genotype) =>
        Explored.Where(t => t.State == TrialState.Completed && t.Genotype.ToString() == genotype)
            .OrderByDescending(t => t.Fidelity).ThenBy(t => t.Id).FirstOrDefault();

    private static bool IsOver(IReadOnlyList<JournalRun> runs) => runs is [.., { IsFinished: true }];
}
