namespace NasGen.Cluster.Trust;

/// <summary>An error that a person can mend: one line that says what happened, where, and what to do.</summary>
/// <param name="code">The identifier: <c>NAS2090</c>.</param>
internal sealed class ClusterException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
}
