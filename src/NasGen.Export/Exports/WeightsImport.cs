using NasGen.Cli.Commands;
using NasGen.Cli.Platform;
using NasGen.Cli.Settings;
using NasGen.Cli.Terminal;
using NasGen.Export.Weights;
using NasGen.Native;
using NasGen.Search.Contracts;
using NasGen.Search.Files;
using static TorchSharp.torch;

namespace NasGen.Export.Exports;

/// <summary>Imports a file of weights into a class of the project: the result is a file that <c>Module.load</c> reads.</summary>
internal static class WeightsImport
{
    public static int Run(ProjectCall call)
    {
        LibTorch.Require();
        var path = call.Settings.Get(SettingTable.ImportFile)
            ?? throw new NasException("NAS2023", "An import needs a file, as in --file model.safetensors (NasFile).");
        var name = call.Settings.Get(SettingTable.Into) ?? throw new NasException("NAS2023", "An import needs a class, as in --into DigitsNetBest (NasInto).");
        using var network = ProjectNetworks.Find(call, [name])[0].Construct();
        var (map, isPartial) = (call.Settings.Get(SettingTable.Map), call.Settings.Get(SettingTable.Partial));
        var file = (map is null ? KeyMap.None : KeyMap.Read(map)).Apply(StateFile.Read(path));
        var state = network.state_dict();
        var fit = StateFit.Of(state, file);
        if (!fit.IsWhole)
            foreach (var line in fit.Lines()) Console.Out.WriteLine(line);
        if (!fit.IsWhole && !isPartial) throw fit.Error(name, path, Hint(call, name, map, state, file));
        var loaded = StateLoader.Copy(state, file);
        if (loaded.Count == 0) throw fit.Error(name, path, "No tensor fits, therefore nothing was written.");
        var folder = call.Settings.Get(SettingTable.Weights) ?? Path.Combine(call.Place.ProjectDirectory, "weights");
        Disk.RequireWritable(folder, "the imported weights");
        var target = Path.Combine(folder, name + ".dat");
        StateFile.Write(target, state);
        var parameters = network.named_parameters().ToList();
        Console.Out.WriteLine(
            $"{name}: {target} ({loaded.Count} of {state.Count} tensors, {parameters.Where(p => loaded.Contains(p.name)).Sum(p => p.parameter.numel()):N0} "
            + $"of {parameters.Sum(p => p.parameter.numel()):N0} parameters, from {Path.GetFileName(path)})");
        return ExitCode.Ok;
    }

    /// <summary>What to do. If the same tensors have other names, a map is proposed and written.</summary>
    private static string Hint(ProjectCall call, string name, string? map, IReadOnlyDictionary<string, Tensor> state, IReadOnlyList<StateEntry> file)
    {
        if (map is not null || MapProposal.Of(state, file) is not { } proposal)
            return "Nothing was written. Rename keys with a map (--map), or load what fits (--partial).";
        var path = Path.Combine(call.Place.ProjectDirectory, name + ".map.yaml");
        if (File.Exists(path)) return $"Nothing was written. There is a map '{path}': use it with --map, or delete it.";
        AtomicFile.Write(path, proposal);
        return $"Nothing was loaded. The same shapes have other names: look at the proposed map '{path}', and use it with --map.";
    }
}
