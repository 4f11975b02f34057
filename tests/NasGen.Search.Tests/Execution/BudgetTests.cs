using NasGen.Search.Execution;

namespace NasGen.Search.Tests.Execution;

public sealed class BudgetTests
{
    [Theory]
    [InlineData("10m", 600), InlineData("90s", 90), InlineData("1h30m", 5400), InlineData("1.5h", 5400), InlineData("2d", 172_800)]
    [InlineData(" 1 H 5 min ", 3900), InlineData("0h10m", 600), InlineData("0.5s", 0.5)]
    public void A_time_is_read(string text, double seconds) => Assert.Equal(new Budget(TimeSpan.FromSeconds(seconds), null), Budget.Parse(text));

    [Theory]
    [InlineData("200trials", 200), InlineData("1 trial", 1), InlineData("50 Trials", 50)]
    public void A_number_of_trials_is_read(string text, long trials) => Assert.Equal(new Budget(null, trials), Budget.Parse(text));

    [Theory]
    [InlineData("0m", "leaves no time"), InlineData("0trials", "allows no trial"), InlineData("", "cannot be read"), InlineData("10", "cannot be read")]
    [InlineData("-5m", "cannot be read"), InlineData("10 minutes or so", "cannot be read"), InlineData("30m1h", "cannot be read")]
    [InlineData("99999999h", "is longer than ten years"), InlineData("١٠m", "cannot be read"), InlineData("m", "cannot be read")]
    [InlineData("1e9d", "cannot be read")]
    public void An_invalid_budget_gives_an_error_with_its_fault_and_examples(string text, string fault) => Assert.Equal(
        $"The budget '{text}' {fault}. Write a time, such as 10m, 90s or 1h30m, or a number of trials, such as 200trials.",
        Assert.Throws<BudgetFormatException>(() => Budget.Parse(text)).Message);

    [Theory]
    [InlineData("90s", "1m30s"), InlineData("1.5h", "1h30m"), InlineData("600s", "10m"), InlineData("36h", "1d12h")]
    [InlineData("0.5s", "0.5s"), InlineData("1 trial", "1trials")]
    public void The_text_is_the_shortest_one_that_parses_to_the_same_budget(string text, string expected)
    {
        Assert.Equal(expected, Budget.Parse(text).ToString());
        Assert.Equal(Budget.Parse(text), Budget.Parse(expected));
    }
}
