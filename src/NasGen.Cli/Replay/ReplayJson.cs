using System.Text;
using System.Text.Json;
using NasGen.Search.Insights.Landscapes;
using NasGen.Search.Replay;

namespace NasGen.Cli.Replay;

/// <summary>The results of a replay as JSON. A number without a value is null.</summary>
internal static class ReplayJson
{
    public static string Format(ReplayResult result)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("table", result.Table);
            Number(json, "trials", result.Budget);
            json.WriteNumber("seeds", result.Seeds);
            Number(json, "best", result.Best);
            json.WriteStartArray("strategies");
            foreach (var strategy in result.Strategies) Write(json, strategy);
            json.WriteEndArray();
            if (result.Front is { } front) Write(json, front);
            if (result.Landscape is { } landscape) Write(json, landscape);
            if (result.Verdict is { } verdict) json.WriteString("verdict", verdict.Text);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, StrategyResult strategy)
    {
        var end = strategy.End;
        json.WriteStartObject();
        json.WriteString("name", strategy.Name);
        Number(json, "mean", end.Mean);
        Number(json, "std", end.StandardDeviation);
        Number(json, "median", end.Median);
        Number(json, "low", end.Low);
        Number(json, "high", end.High);
        Number(json, "found", strategy.Found);
        Number(json, "regret", end.Regret);
        Number(json, "msPerTrial", strategy.MsPerTrial);
        json.WriteStartArray("checkpoints");
        foreach (var checkpoint in strategy.Checkpoints)
        {
            json.WriteStartObject();
            Number(json, "trials", checkpoint.Trials);
            Number(json, "mean", checkpoint.Mean);
            Number(json, "low", checkpoint.Low);
            Number(json, "high", checkpoint.High);
            if (checkpoint.Hypervolume is { } volume) Number(json, "hypervolume", volume);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (end.Hypervolume is { } hypervolume) Number(json, "hypervolume", hypervolume);
        else json.WriteNull("hypervolume");
        if (strategy.AgainstRandom is { } difference)
        {
            json.WriteStartObject("againstRandom");
            Number(json, "difference", difference.Estimate);
            Number(json, "low", difference.Low);
            Number(json, "high", difference.High);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReplayFront front)
    {
        json.WriteStartObject("front");
        json.WriteNumber("points", front.Points.Count);
        Number(json, "hypervolume", front.Hypervolume);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LandscapeDiagnosis landscape)
    {
        json.WriteStartObject("landscape");
        json.WriteString("funnel", landscape.Funnel);
        json.WriteNumber("localOptima", landscape.LocalOptima.Count);
        Number(json, "fitnessDistanceCorrelation", landscape.FitnessDistance);
        Number(json, "autocorrelation", landscape.Rho);
        Number(json, "correlationLength", landscape.CorrelationLength);
        Number(json, "walkCorrelationLength", landscape.WalkCorrelationLength);
        json.WriteNumber("neutralNetworks", landscape.NeutralNetworks);
        json.WriteNumber("largestNeutralNetwork", landscape.LargestNeutralNetwork);
        Number(json, "neutrality", landscape.Neutrality);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }
}
