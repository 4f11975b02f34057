using System.Text;

namespace NasGen.Cli.Watch;

/// <summary>The head of an HTTP request. Requests with a body are not supported.</summary>
internal sealed record RequestHead(string Method, string Target, IReadOnlyDictionary<string, string> Fields)
{
    private const int FirstBytes = 1 << 10, MostBytes = 16 << 10;

    public string Path => Target.Split('?', 2)[0];

    /// <summary>The value of a query's only parameter; empty if the query has another form.</summary>
    public string Query(string name) =>
        Target.Split('?', 2) is [_, var query] && query.StartsWith(name + "=", StringComparison.Ordinal)
            ? Uri.UnescapeDataString(query[(name.Length + 1)..])
            : "";

    /// <summary>Reads the head of a request.</summary>
    /// <returns><see langword="null"/> if it is not HTTP, is too long, or repeats Host or Origin.</returns>
    public static async Task<RequestHead?> Read(Stream stream, CancellationToken stop)
    {
        var (bytes, count) = (new byte[FirstBytes], 0);
        while (count < MostBytes)
        {
            if (count == bytes.Length) Array.Resize(ref bytes, 2 * count);
            var read = await stream.ReadAsync(bytes.AsMemory(count), stop);
            if (read == 0) return null;
            count += read;
            if (bytes.AsSpan(0, count).IndexOf("\r\n\r\n"u8) is >= 0 and var end) return Parse(Encoding.Latin1.GetString(bytes, 0, end));
        }
        return null;
    }

    internal static RequestHead? Parse(string head)
    {
        var lines = head.Split("\r\n");
        if (lines[0].Split(' ') is not [var method, ['/', ..] target, "HTTP/1.1" or "HTTP/1.0"]) return null;
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':');
            if (colon <= 0) return null;
            if (!fields.TryAdd(line[..colon], line[(colon + 1)..].Trim()) && line[..colon].ToUpperInvariant() is "HOST" or "ORIGIN") return null;
        }
        return new RequestHead(method, target, fields);
    }
}
