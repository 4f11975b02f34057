using System.Text.Encodings.Web;
using System.Text.Json;
using NasGen.Package.Tests.Feed;

namespace NasGen.Benchmarks.Peers;

/// <summary>The results file: one line of JSON per search. Of several lines with the same tool and seed, the last counts.</summary>
internal sealed class PeerResults
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Genotypes stay readable.
    };

    public PeerResults(string name)
    {
        Path = System.IO.Path.Combine(Repository.Root, "obj", $"peer-{name}.jsonl");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
    }

    public string Path { get; }

    /// <summary>The results by tool and seed.</summary>
    public Dictionary<(string Tool, int Seed), PeerRun> Read()
    {
        var results = new Dictionary<(string Tool, int Seed), PeerRun>();
        foreach (var line in File.Exists(Path) ? File.ReadLines(Path) : [])
            if (line.Length > 0 && JsonSerializer.Deserialize<PeerRun>(line, Json) is { } run)
                results[(run.Tool, run.Seed)] = run;
        return results;
    }

    public void Append(PeerRun run) => File.AppendAllText(Path, JsonSerializer.Serialize(run, Json) + "\n");
}
