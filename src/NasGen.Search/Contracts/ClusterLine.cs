using System.Text.Json;
using System.Text.Json.Serialization;

namespace NasGen.Search.Contracts;

/// <summary>A line to the host: what to say, how many slots there are, or the reply of a node. The host sends requests the same way.</summary>
internal sealed record ClusterLine
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The number of the request.</summary>
    public long? Id { get; init; }

    /// <summary>The text of a request, or of a reply.</summary>
    public string? Line { get; init; }

    /// <summary>The node that has answered.</summary>
    public string? Node { get; init; }

    /// <summary>Why a request has no reply: each node that was asked was lost.</summary>
    public string? Lost { get; init; }

    /// <summary>A line for the user.</summary>
    public string? Say { get; init; }

    /// <summary>The code of an error that ends the search; its text is in <see cref="Say"/>.</summary>
    public string? Code { get; init; }

    /// <summary>The number of slots of all nodes.</summary>
    public int? Slots { get; init; }

    /// <summary>Whether the line is no request of its own but about one that runs.</summary>
    public bool IsCancel { get; init; }

    public string ToText() => JsonSerializer.Serialize(this, Json);

    public static ClusterLine Parse(string text) => JsonSerializer.Deserialize<ClusterLine>(text, Json)!;
}
