using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NasGen.Cluster.Bundles;
using NasGen.Cluster.Trust;

namespace NasGen.Cluster.Nodes;

/// <summary>The state of a node: the order that it works for, and the crew that does.</summary>
/// <param name="end">The end of this process: the trainings end with it, and the supervisor waits for the next search.</param>
internal sealed class Station(ClusterFolder folder, NodeFacts facts, BundleStore store, Action<string> say, Action end) : IDisposable
{
    /// <summary>The time without a sign of the search after which its trainings end.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Stopwatch _sinceHeard = Stopwatch.StartNew();
    private Task<string?>? _taken;
    private Crew? _crew;

    public NodeFacts Facts { get; } = facts;

    /// <summary>Whether the search has not been heard for too long.</summary>
    public bool IsAbandoned => _sinceHeard.Elapsed > Silence;

    public void Hear() => _sinceHeard.Restart();

    /// <summary>Takes the one order of this process. A second call waits for the first.</summary>
    /// <returns>Why the node does not take part; <see langword="null"/> if it does.</returns>
    public Task<string?> Take(SignedOrder order, IDesk desk)
    {
        lock (_lock) return _taken ??= Task.Run(() => Begin(order, desk));
    }

    public Task<string?> Ask(long id, string line) => _crew?.Ask(id, line) ?? Task.FromResult<string?>(null);

    public Task Tell(string line) => _crew?.Tell(line) ?? Task.CompletedTask;

    public void End() => end();

    public void Dispose() => _crew?.Dispose();

    private async Task<string?> Begin(SignedOrder signed, IDesk desk)
    {
        try
        {
            return await Start(signed, desk) is { } refusal ? Said(refusal) : null;
        }
        catch (ClusterException e)
        {
            return Said($"{e.Code}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or System.ComponentModel.Win32Exception)
        {
            return Said($"NAS2094: the search cannot be prepared on this machine: {e.Message}");
        }
    }

    private async Task<string?> Start(SignedOrder signed, IDesk desk)
    {
        var keys = folder.TrustedKeys();
        if (!signed.IsOfOneOf(keys)) throw new ClusterException("NAS2093", "The order was refused: none of the keys in the folder 'trusted' has signed it.");
        var order = Order.Parse(signed.Text);
        if (order.Cluster != folder.Name) throw new ClusterException("NAS2093", $"The order was refused: it is for the cluster '{order.Cluster}'.");
        var tree = await store.Bring(order.Bundle, desk.Read);
        var info = new ProcessStartInfo(Environment.ProcessPath!, Line(order, tree)) { UseShellExecute = false, CreateNoWindow = true };
        info.WorkingDirectory = Directory.CreateDirectory(Path.Combine(tree, "project")).FullName;
        info.Environment.TryAdd("DOTNET_EnableDiagnostics", "0");
        var crew = _crew = new Crew(info, line => _ = desk.Report(line));
        say($"{Facts.Name} takes part in a search: {Facts.Slots} slots.");
        // The crew answers this first request when its data are those of the search, or says why it cannot.
        var reply = await crew.Ask(0, "{\"id\":0}");
        return reply is null ? $"NAS2094: the crew ended: {crew.LastError}" : Refusal(reply);
    }

    private static string? Refusal(string reply)
    {
        using var json = JsonDocument.Parse(reply);
        return json.RootElement.TryGetProperty("message", out var message) && message.GetString() is { } text
            ? $"{json.RootElement.GetProperty("code").GetString()}: {text}"
            : null;
    }

    private IEnumerable<string> Line(Order order, string tree)
    {
        var build = BundlePath.Below(tree, $"build/{order.Build}");
        return
        [
            "exec", "--roll-forward", "Major",
            "--depsfile", Path.ChangeExtension(build, "deps.json"), "--runtimeconfig", Path.ChangeExtension(build, "runtimeconfig.json"),
            .. store.Probing(tree).SelectMany(place => (string[])["--additionalprobingpath", place]),
            BundlePath.Below(tree, $"host/{order.Host}"), "crew",
            "--assembly", build, "--project-directory", Path.Combine(tree, "project"),
            "--slots", Facts.Slots.ToString(CultureInfo.InvariantCulture),
            .. order.Arguments,
        ];
    }

    private string Said(string refusal)
    {
        say($"nasgen : warning {refusal}");
        return refusal;
    }
}
