using NasGen.Cli.Winners;
using NasGen.Search.Execution;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Verdicts;

namespace NasGen.Cli.Tests.Sessions;

/// <summary>A project folder of its own for a search of the toy space: winners, record and report are files.</summary>
internal sealed class Bench(ToySpace? space = null) : SearchBench(space)
{
    protected override ISearchOutput OutputOf(SearchOrder order) => new ProjectOutput(order);
}
