using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace NasGen.Benchmarks.Searches;

/// <summary>The parts of a search's record that the benchmark reads, as any other program would.</summary>
internal sealed record SearchRecord
{
    public SearchPart Search { get; init; } = new();

    public List<WinnerPart> Winners { get; init; } = [];

    public static SearchRecord Read(string path) => new DeserializerBuilder()
        .WithNamingConvention(HyphenatedNamingConvention.Instance)
        .IgnoreUnmatchedProperties()
        .Build()
        .Deserialize<SearchRecord>(File.ReadAllText(path));

    internal sealed record SearchPart
    {
        public string Budget { get; init; } = "";

        public Dictionary<string, int> Trials { get; init; } = [];
    }

    internal sealed record WinnerPart
    {
        public string Class { get; init; } = "";

        public string Genotype { get; init; } = "";

        public Dictionary<string, double> Costs { get; init; } = [];

        public Dictionary<string, double> Validation { get; init; } = [];

        public ScorePart? Test { get; init; }
    }

    internal sealed record ScorePart
    {
        public double Mean { get; init; }

        public List<double> Values { get; init; } = [];
    }
}
