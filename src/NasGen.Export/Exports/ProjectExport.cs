using NasGen.Cli.Commands;
using NasGen.Cli.Platform;
using NasGen.Cli.Settings;
using NasGen.Cli.Terminal;
using NasGen.Export.Checks;
using NasGen.Export.Operations;
using NasGen.Export.Tracing;
using NasGen.Export.Weaving;
using NasGen.Native;
using NasGen.Search.Contracts;
using NasGen.Search.Wording;
using static TorchSharp.torch;

namespace NasGen.Export.Exports;

/// <summary>Exports classes of a project.</summary>
internal static class ProjectExport
{
    public static int Run(ProjectCall call)
    {
        LibTorch.Require();
        OnnxRuntimeLibrary.Register();
        set_num_threads(1);
        var formats = FormatNames.Parse(call.Settings.Get(SettingTable.Formats));
        var folder = call.Settings.Get(SettingTable.ExportFolder) ?? Path.Combine(call.Place.ProjectDirectory, "export");
        var networks = ProjectNetworks.Find(call, call.Settings.Get(SettingTable.Classes));
        Disk.RequireWritable(folder, "the exported files");
        var recorder = new Recorder(networks[0].Type.Assembly, OperationTable.Knows);
        recorder.Listen();
        NativeFaults.Report(networks[0].Type.Assembly);
        if (TestedTorchSharp.Warning(typeof(Tensor).Assembly.GetName().Version!) is { } other) Console.Error.WriteLine(other);
        if (call.Settings.Get(SettingTable.Weights) is null) Console.Error.WriteLine(InitialWeights([.. networks.Select(network => network.Type.Name)]));
        List<NetworkExport> exports = [];
        List<NasException> failures = [];
        foreach (var network in networks)
            try
            {
                var order = new ExportOrder(
                    network, formats, folder, Input(network, call), Weights(network, call), call.Settings.Get(SettingTable.Opset), call.Place.ProjectDirectory);
                var export = new NetworkExport(order, recorder);
                exports.Add(export);
                foreach (var line in export.Run()) Console.Out.WriteLine(line);
            }
            catch (NasException e)
            {
                failures.Add(e);
            }
        // Winners share the forward of their space: one line of code is one error, whichever of them it stops.
        foreach (var error in failures.Select(CanonicalError.Format).Distinct()) Console.Error.WriteLine(error);
        foreach (var export in exports)
            using (export)
                if (export.Latency() is { } line) Console.Out.WriteLine(line);
        return failures.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    private static string InitialWeights(IReadOnlyList<string> names) => CanonicalError.Format(
        "warning", "NAS4009",
        $"{string.Join(", ", names)} {(names.Count == 1 ? "is exported with its" : "are exported with their")} initial weights, because none are named. "
        + "Name a file or a folder with --weights (NasWeights).");

    private static long[] Input(ProjectNetwork network, ProjectCall call) =>
        call.Settings.Get(SettingTable.InputShape) is { Count: > 0 } given ? [.. given]
        : network.Space is { } space ? space.Model.Descriptor.Space.InputAt(network.Rate())
        : throw new NasException(
            ProjectNetworks.Code,
            $"The shape of one input of {network.Type.Name} is not known, because it belongs to no search space. State it, as in --input 3x32x32 (NasInput).");

    /// <summary>The file of weights: the one that is named, or the one of the class in the folder that is named.</summary>
    private static string? Weights(ProjectNetwork network, ProjectCall call)
    {
        if (call.Settings.Get(SettingTable.Weights) is not { } path) return null;
        if (!Directory.Exists(path)) return path;
        var found = Path.Combine(path, network.Type.Name + ".dat");
        return File.Exists(found) ? found : throw new NasException(
            "NAS4007", $"The folder '{path}' has no {network.Type.Name}.dat. A search writes it if NasWeights names the folder; Module.save writes it too.");
    }
}
