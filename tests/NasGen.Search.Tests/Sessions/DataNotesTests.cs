using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Sessions;

namespace NasGen.Search.Tests.Sessions;

/// <summary>What a search says of its data, and how it compares them with the network.</summary>
public sealed class DataNotesTests : IDisposable
{
    private static readonly DataNote Note = new("NAS2061", "No training sample is of this class: 'rare'.");

    private readonly SearchBench _bench = new();

    public void Dispose() => _bench.Dispose();

    private static FunctionWorkforce With(DataSummary data) => new() { Data = () => data };

    private static DataSummary Data(int outputs = 0) => new(160, 40, 40, [4], 2, "sha256:data") { Notes = [Note], Outputs = outputs };

    [Fact]
    public async Task Warnings_about_the_data_are_the_first_lines_point_to_the_model_and_stand_in_the_record()
    {
        var record = await _bench.Search(_bench.Order(trials: 4), With(Data()));

        Assert.Equal($"{_bench.Model.File}(3): warning NAS2061: {Note.Text}", _bench.Lines[0]);
        Assert.Equal([$"NAS2061: {Note.Text}"], record.Data.Notes!);
    }

    [Fact]
    public async Task A_plan_has_the_warnings_too()
    {
        var lines = await SearchForecast.Describe(_bench.Order(trials: 4), With(Data()), default);

        Assert.Contains(lines, line => line.EndsWith($"warning NAS2061: {Note.Text}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Data_without_warnings_leave_nothing_in_the_record() =>
        Assert.Null((await _bench.Search(_bench.Order(trials: 4), new FunctionWorkforce())).Data.Notes);

    [Theory]
    [InlineData(1, "returns 2 numbers per sample, but the data have 1 target per sample. End the network with a [Regressor(1)] head")]
    [InlineData(3, "returns 2 numbers per sample, but the data have 3 targets per sample. End the network with a [Regressor(3)] head")]
    public async Task A_network_with_another_number_of_outputs_than_targets_is_an_error_before_any_training(int targets, string message)
    {
        var workforce = With(Data(targets));
        foreach (var attempt in (Func<Task>[])[
            () => _bench.Search(_bench.Order(trials: 4), workforce), () => SearchForecast.Describe(_bench.Order(trials: 4), workforce, default)])
        {
            var error = await Assert.ThrowsAsync<NasException>(attempt);
            Assert.Equal(("NAS2011", _bench.Model.File, 3), (error.Code, error.File, error.Line));
            Assert.Contains($"ToyNet.forward {message}", error.Message, StringComparison.Ordinal);
        }
        Assert.Empty(workforce.Trainings);
    }

    [Fact]
    public async Task Rates_that_do_not_carry_the_measured_bandwidth_are_said_and_never_trained()
    {
        _bench.Edit(new ToySpace { Rates = ["180", "60", "90"], Native = 360 });
        var workforce = With(Data() with { Bandwidth = 42 });
        await _bench.Search(_bench.Order(trials: 6), workforce);

        const string Said = "99 % of the energy of the training data lies below 42. A Rate below 84 does not carry that and is left out: 60.";
        Assert.Contains($"ToyNet: {Said}", _bench.Lines);
        Assert.NotEmpty(workforce.Trainings);
        Assert.All(workforce.Trainings, t => Assert.NotEqual("60", t.Genotype["Rate"]));
    }

    [Fact]
    public async Task Data_that_no_rate_carries_are_an_error_before_any_training()
    {
        _bench.Edit(new ToySpace { Rates = ["60", "45"], Native = 360 });
        var workforce = With(Data() with { Bandwidth = 42 });
        foreach (var attempt in (Func<Task>[])[
            () => _bench.Search(_bench.Order(trials: 4), workforce), () => SearchForecast.Describe(_bench.Order(trials: 4), workforce, default)])
            Assert.Equal("NAS2067", (await Assert.ThrowsAsync<NasException>(attempt)).Code);
        Assert.Empty(workforce.Trainings);
    }

    [Fact]
    public async Task As_many_outputs_as_targets_are_searched() =>
        Assert.NotEmpty((await _bench.Search(_bench.Order(trials: 4), With(Data(outputs: 2)))).Winners);
}
