using System.Globalization;
using NasGen.Search.Wording;

namespace NasGen.Cli.Tests.Terminal;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("Accuracy", 0.98123, "98.12 %")]
    [InlineData("Latency", 0.000135, "0.135 ms")]
    [InlineData("Latency", 1.5, "1,500 ms")]
    [InlineData("Energy", 1.23e-7, "0.000123 mJ")]
    [InlineData("Memory", 65_536, "64 KiB")]
    [InlineData("Memory", 424, "0.41 KiB")]
    [InlineData("Macs", 3_060_352, "3,060,352")]
    [InlineData("CrossEntropy", 0.0123456, "0.012346")]
    [InlineData("MeanSquaredError", 1234567.8, "1,234,568")]
    [InlineData("CrossEntropy", double.NaN, "unknown")]
    public void A_value_is_written_in_its_unit_and_never_as_a_power_of_ten(string name, double value, string text) =>
        Assert.Equal(text, NumberText.Value(name, value));

    [Theory]
    [InlineData("Accuracy", 0.9812, 0.0021, "98.12 ± 0.21 %")]
    [InlineData("CrossEntropy", 0.12345, 0.0123, "0.12345 ± 0.012")]
    [InlineData("Accuracy", 0.9812, double.NaN, "98.12 %")]
    public void A_spread_has_the_unit_of_its_mean(string name, double mean, double deviation, string text) =>
        Assert.Equal(text, NumberText.Metric(name, mean, deviation));

    [Theory]
    [InlineData(0.3471, "0.347 s"), InlineData(59.7, "59.7 s"), InlineData(60, "1 min")]
    [InlineData(545, "9 min 5 s"), InlineData(3599.6, "1 h"), InlineData(7380, "2 h 3 min")]
    public void A_time_has_at_most_two_units(double seconds, string text) => Assert.Equal(text, NumberText.Seconds(seconds));

    [Theory]
    [InlineData("BalancedAccuracy", "balanced accuracy", "Balanced accuracy"), InlineData("F1", "F1", "F1")]
    [InlineData("Macs", "MACs", "MACs"), InlineData("CrossEntropy", "cross-entropy", "Cross-entropy")]
    public void A_measure_has_a_name_for_sentences_and_one_for_titles(string name, string measure, string title) =>
        Assert.Equal((measure, title), (Words.Measure(name), Words.Title(name)));

    [Fact]
    public void Numbers_are_the_same_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (german.NumberFormat.NumberDecimalSeparator, german.NumberFormat.NumberGroupSeparator) = (",", ".");
            CultureInfo.CurrentCulture = german;
            Assert.Equal("1,234.5 98.12 % 1,500 ms", $"{NumberText.Digits(1234.5, 5)} {NumberText.Percent(0.98123, 2)} {NumberText.Value("Latency", 1.5)}");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
