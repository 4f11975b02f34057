using System.Diagnostics;
using static TorchSharp.torch.nn;

namespace NasGen.Campaign;

/// <summary>
/// What each worker is at, as the model that it runs sees it from its stack. It is written into a file per process, so that the campaign strikes what it means
/// to strike.
/// </summary>
internal static class Activity
{
    public const string Supernet = "trains a supernet", DryRun = "makes a dry run";

    /// <summary>The environment variable that names the folder of the files.</summary>
    public const string Variable = "NASGEN_CAMPAIGN_ACTIVITY";

    private static string _last = "";

    /// <summary>Begins a call of the network.</summary>
    public static void Begin(Module network)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 }) return;
        string?[] callers = [.. new StackTrace().GetFrames().Select(frame => frame.GetMethod()?.DeclaringType?.Name)];
        Tell(callers.Contains("SupernetSession") ? network.training ? Supernet : "" : callers.Contains("DryRun") ? DryRun : "");
    }

    /// <summary>Ends the call. A supernet is still trained between two calls.</summary>
    public static void End()
    {
        if (_last == DryRun) Tell("");
    }

    /// <summary>What a process is at; empty if it is neither.</summary>
    public static string Of(string folder, int process)
    {
        var path = PathOf(folder, process);
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }

    private static void Tell(string activity)
    {
        if (_last != activity) File.WriteAllText(PathOf(Environment.GetEnvironmentVariable(Variable)!, Environment.ProcessId), activity);
        _last = activity;
    }

    private static string PathOf(string folder, int process) => Path.Combine(folder, FormattableString.Invariant($"{process}"));
}
