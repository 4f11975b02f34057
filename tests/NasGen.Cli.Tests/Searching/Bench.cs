using NasGen.Cli.Records;
using NasGen.Cli.Searching;
using NasGen.Cli.Searching.Verdicts;

namespace NasGen.Cli.Tests.Searching;

/// <summary>A project folder of its own for a search of the toy space: winners, record and report are files.</summary>
internal sealed class Bench(ToySpace? space = null) : SearchBench(space)
{
    protected override ISearchOutput OutputOf(SearchOrder order) => new ProjectOutput(order);
}
