using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Feasibility;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Execution;

public sealed class DryRunTests : IDisposable
{
    private readonly SearchBench _bench = new();

    public void Dispose() => _bench.Dispose();

    /// <summary>The text of any other failure may name the code of a broken rule.</summary>
    [Theory]
    [InlineData("NAS2018", Exclusion.Rules)]
    [InlineData("NAS2010", Exclusion.None)]
    public void Only_a_broken_rule_of_the_user_rules_an_architecture_out(string code, Exclusion expected)
    {
        var workforce = new FunctionWorkforce { Dry = _ => throw new NasException(code, "It is as in NAS2018.") };
        var dryRuns = new DryRuns(workforce, _bench.Model, new Goal(_bench.Model.Task));

        var estimate = dryRuns.Estimate(_bench.Model.Space.Default, default);

        Assert.Equal(expected, estimate.RuledOutBy);
        Assert.Equal($"{code}: It is as in NAS2018.", estimate.Cause);
    }
}
