namespace NasGen.Campaign;

/// <summary>The fast part of the campaign, with events that are always the same. The program makes more, with other seeds.</summary>
[Collection(nameof(FastPartTests))]
public sealed class FastPartTests
{
    [Theory]
    [InlineData("data")]
    [InlineData("records")]
    [InlineData("searches")]
    [InlineData("profiles")]
    [InlineData("settings")]
    [InlineData("tables")]
    [InlineData("journals")]
    public async Task Changed_files_are_read_or_refused_with_a_code(string kind) => IsFine(await (kind switch
    {
        "data" => Inputs.Data(300, 1),
        "records" => Inputs.Records(60, 1),
        "searches" => Inputs.Searches(10, 1),
        "profiles" => Inputs.Profiles(300, 1),
        "settings" => Inputs.Settings(300, 1),
        "tables" => Inputs.Tables(150, 1),
        _ => Inputs.Journals(60, 1),
    }));

    [Fact]
    public async Task The_watch_page_answers_under_all_requests() => IsFine(await WatchRequests.Run(12, 1));

    [Fact]
    public async Task A_search_survives_kills_of_its_host_and_its_workers() => IsFine(await Kills.Run(5, 1));

    private static void IsFine(Tally tally)
    {
        Assert.True(tally.Complaints.Count == 0, string.Join("\n", tally.Complaints.Take(5)));
        Assert.True(tally.Events > 0);
    }
}
