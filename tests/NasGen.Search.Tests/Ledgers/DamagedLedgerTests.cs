using Microsoft.Data.Sqlite;
using NasGen.Search.Contracts;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Ledgers;

public sealed class DamagedLedgerTests : IDisposable
{
    private readonly SearchBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_search_goes_on_without_a_damaged_trial_and_says_so()
    {
        await _bench.Search(_bench.Order(trials: 8), new FunctionWorkforce());
        var before = _bench.Trials();
        Execute("UPDATE trials SET state = 'Complxted' WHERE sequence = 3; UPDATE trials SET metrics = '{' WHERE sequence = 5");
        var lost = before[2];

        await _bench.Search(_bench.Order(trials: 8), new FunctionWorkforce());

        var after = _bench.Trials();
        const string Said = "ToyNet: the journal is damaged, and 2 finished trials are left out: row 3 of trials cannot be read: 'state' is 'Complxted'";
        Assert.Contains(_bench.Lines, l => l.StartsWith(Said, StringComparison.Ordinal));
        Assert.Equal(before.Where((_, i) => i is not (2 or 4)).Select(t => t.Id), after.Take(before.Count - 2).Select(t => t.Id));
        Assert.Equal(after.Count, after.Select(t => t.Id).Append(lost.Id).Distinct().Count() - 1);
        Assert.True(after.Count(t => t.Purpose == Purpose.Search) > before.Count(t => t.Purpose == Purpose.Search));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"length":1e300,"fidelities":[1],"workers":1,"threads":1}""")]
    [InlineData("""{"length":1,"fidelitiez":[1],"workers":1,"threads":1}""")]
    [InlineData("""{"length":1,"fidelities":[1],"workers":2000000000,"threads":1}""")]
    public async Task A_damaged_plan_is_made_again(string text)
    {
        using var stop = new CancellationTokenSource();
        var stopping = new FunctionWorkforce { BeforeTraining = (_, _) => stop.CancelAsync() };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bench.Search(_bench.Order(trials: 4), stopping, stop.Token));
        Execute($"UPDATE documents SET value = '{text}' WHERE key = 'plan'");

        await _bench.Search(_bench.Order(trials: 4), new FunctionWorkforce());

        Assert.Equal(4, _bench.Trials().Count(t => t.Purpose == Purpose.Search));
    }

    [Theory]
    [InlineData("comparable", """{"the data":7}""")]
    [InlineData("looks at the test set", "minus one")]
    [InlineData("looks at the test set", "99999999999")]
    public async Task A_damaged_document_ends_the_search_with_NAS2024_and_force_begins_anew(string document, string text)
    {
        await _bench.Search(_bench.Order(trials: 4), new FunctionWorkforce());
        Execute($"UPDATE documents SET value = '{text}' WHERE key = '{document}'");

        var error = await Assert.ThrowsAsync<NasException>(() => _bench.Search(_bench.Order(trials: 4), new FunctionWorkforce()));

        Assert.Equal("NAS2024", error.Code);
        Assert.Contains($"document '{document}'", error.Message, StringComparison.Ordinal);
        Assert.Contains("--force", error.Message, StringComparison.Ordinal);
        await _bench.Search(_bench.Order(trials: 4) with { Force = true }, new FunctionWorkforce());
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_bench.Model.JournalPath(_bench.State)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(command.ExecuteNonQuery() > 0);
    }
}
