using NasGen.Cli.Winners;
using NasGen.Search.Execution;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Verdicts;

namespace NasGen.Cli.Tests.Sessions;

/// <summary>A search of the toy space in a project folder of its own, with winners, record and report as files.</summary>
internal sealed class Bench(ToySpace? space = null) : SearchBench(space)
{
    protected override ISearchOutput OutputOf(SearchOrder order) => new ProjectOutput(order);
}
