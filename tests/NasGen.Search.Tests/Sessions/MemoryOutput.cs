using NasGen.Search.Records;
using NasGen.Search.Verdicts;

namespace NasGen.Search.Tests.Sessions;

/// <summary>The results of a search, kept in memory.</summary>
internal sealed class MemoryOutput : ISearchOutput
{
    public SearchFindings? Findings { get; private set; }

    public bool HasRecord => Findings is not null;

    public RunRecord? ReadRecord() => Findings?.Record;

    public bool HasWinner(string name) => Findings?.Winners.Any(w => w.Class == name) == true;

    public void RequireWritable()
    {
    }

    public string? WeightsOf(string winner) => null;

    public void Write(SearchFindings findings) => Findings = findings;

    public string WriteReport() => "  report: none";
}
