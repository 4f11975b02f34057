using NasGen.Cli.Page;
using NasGen.Cli.Platform;
using NasGen.Cli.Records;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Files;
using NasGen.Search.Records;
using NasGen.Search.Verdicts;

namespace NasGen.Cli.Winners;

/// <summary>Writes the output of a search: winners and record beside the model, the report beside the journal.</summary>
/// <param name="order">The order of the search.</param>
internal sealed class ProjectOutput(SearchOrder order) : ISearchOutput
{
    private readonly SpaceModel _model = order.Model;

    public bool HasRecord => File.Exists(_model.RecordPath);

    public RunRecord? ReadRecord() => RecordFile.TryRead(_model.RecordPath);

    public bool HasWinner(string name) => WinnerWriter.Exists(_model, name);

    public void RequireWritable()
    {
        Disk.RequireWritable(_model.Directory, $"the winners of {_model.Name}");
        Disk.RequireWritable(order.StateDirectory, "the journal");
        if (order.Weights is { } weights) Disk.RequireWritable(weights, "the trained weights");
    }

    public string? WeightsOf(string winner) => order.Weights is { } folder ? Path.Combine(folder, winner + ".dat") : null;

    public void Write(SearchFindings findings)
    {
        foreach (var winner in findings.Winners) WinnerWriter.Write(_model, winner);
        AtomicFile.Write(_model.RecordPath, RecordFile.Format(findings.Record));
        ShareWeights(findings.Winners);
    }

    public string WriteReport() => ReportFile.TryWrite(_model.JournalPath(order.StateDirectory), _model.ProjectDirectory);

    /// <summary>Copies weights between winners that are the same architecture: only one of them was trained.</summary>
    private void ShareWeights(IReadOnlyList<Winner> winners)
    {
        foreach (var winner in winners)
            if (WeightsOf(winner.Class) is { } missing && !File.Exists(missing)
                && winners.Where(w => w.Genotype.Equals(winner.Genotype)).Select(w => WeightsOf(w.Class)!).FirstOrDefault(File.Exists) is { } same)
                File.Copy(same, missing);
    }
}
