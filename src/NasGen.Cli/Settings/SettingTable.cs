using NasGen.Search.Execution;
using NasGen.Search.Strategies;
using static NasGen.Cli.Settings.SettingParsers;

namespace NasGen.Cli.Settings;

/// <summary>
/// All settings, one row each. The command line, nasgen.yaml, builds, <c>--help</c> and docs/settings.md are made from these rows. A new
/// setting is a row here and a line in NasGen.targets.
/// </summary>
internal static class SettingTable
{
    private static readonly string[] Trainings = ["search", "plan"];
    private static readonly string[] Machines = ["search", "plan", "report", "compare"];

    public static Setting<string?> Budget { get; } = new("budget", BudgetText, null)
    {
        Help = "The time of the whole search, from start to verdict (90s, 10m, 2h), or its number of trials (200trials).",
        ValueName = "BUDGET",
        DefaultText = "the model's own, or 10m",
        Verbs = Trainings,
        ErrorCode = "NAS2021",
    };

    public static Setting<string> Strategy { get; } = new("strategy", SettingParsers.Strategy, StrategyRegistry.Default)
    {
        Help = $"The search strategy: {string.Join(", ", StrategyRegistry.Names)}; {StrategyRegistry.Compound} with [CompoundScaling]. "
            + "To train most architectures only briefly: "
            + $"{string.Join(", ", StrategyRegistry.Schedulers)}. To rank architectures by a supernet or by scores of untrained networks: "
            + $"{string.Join(", ", StrategyRegistry.OneShot)}. These can be combined with a strategy that proposes (asha+evolution). "
            + "Your own class: path.dll#Type.",
        ValueName = "NAME",
        DefaultText = StrategyRegistry.Default,
        Verbs = Trainings,
    };

    public static Setting<ulong> Seed { get; } = new("seed", SettingParsers.Seed, 0)
    {
        Help = "The seed of everything random: the split of the data, the proposals, the initial weights.",
        ValueName = "N",
        DefaultText = "0",
        Verbs = [.. Trainings, "compare"],
    };

    public static Setting<IReadOnlyList<string>> Models { get; } = new("models", Names, [])
    {
        Help = "The class names of the search spaces to use, separated by ';', ',' or '+'.",
        ValueName = "A+B",
        DefaultText = "all in the project",
        Verbs = ["search", "plan", "show", "report", "watch", "pick", "verify", "device measure", "trials", "compare"],
    };

    public static Setting<int> Workers { get; } = new("workers", Count, Environment.ProcessorCount)
    {
        Help = "The number of trainings that run at the same time, each in its own process.",
        ValueName = "N",
        DefaultText = "chosen by a short timing; one per core with a budget in trials",
        Verbs = Machines,
    };

    public static Setting<string?> Cluster { get; } = new("cluster", AbsolutePath, null)
    {
        Help = "The folder of a cluster, which 'nasgen cluster init' makes: other machines train for this search. See docs/cluster.md.",
        ValueName = "DIR",
        DefaultText = "none; this machine trains",
        Verbs = ["search"],
        IsInFile = false,
    };

    public static Setting<string> Listen { get; } = new("listen", Text, "127.0.0.1:11111")
    {
        Help = "With a cluster: the address and port at which the other machines reach this one.",
        ValueName = "IP:PORT",
        DefaultText = "127.0.0.1:11111, for nodes on this machine",
        Verbs = ["search"],
        IsInFile = false,
    };

    public static Setting<IReadOnlyList<string>> ClusterData { get; } = new("cluster-data", Names, [])
    {
        Help = "With a cluster: files and folders below the project's folder that trainings read, separated by ';', ',' or '+'. "
            + "Those of [Csv], [Idx] and [Images] are found without it.",
        ValueName = "A+B",
        DefaultText = "none",
        Verbs = ["search"],
    };

    public static Setting<double> Baseline { get; } = new("baseline", Share, SearchOrder.DefaultBaseline)
    {
        Help = "The share of the search's trainings that random search gets, for comparison: from 0 to 0.9. Without any, no claim is made.",
        ValueName = "SHARE",
        DefaultText = "0.25",
        Verbs = Trainings,
    };

    public static Setting<bool> KeepTestClosed { get; } = new("keep-test-closed", Switch, false)
    {
        Help = "Do not use the test set: the verdict rests on validation data and makes no claim. A later search can then be the first to use it.",
        Verbs = ["search"],
    };

    public static Setting<string> Device { get; } = new("device", Text, "cpu")
    {
        Help = "The device that trains: cpu or cuda.",
        ValueName = "NAME",
        DefaultText = "cpu",
        Verbs = Machines,
    };

    public static Setting<string?> DeviceProfile { get; } = new("device-profile", AbsolutePath, null)
    {
        Help = "The profile of the device that the winner will run on. Latency and energy are predicted from it. "
            + "'nasgen device measure' writes one.",
        ValueName = "FILE",
        DefaultText = "none; latency is measured on this machine",
        Verbs = Machines,
        FormerProperty = "NasDevicePath",
    };

    public static Setting<string?> Config { get; } = new("config", AbsolutePath, null)
    {
        Help = "A file of settings to read instead of the project's nasgen.yaml.",
        ValueName = "FILE",
        DefaultText = "nasgen.yaml in the project's folder, if it exists",
        Verbs = [.. Machines, "export", "import"],
        IsInFile = false,
    };

    public static Setting<bool> Force { get; } = new("force", Switch, false)
    {
        Help = "Move the journal of earlier runs aside and start anew. The count of how often the test set was used is kept.",
        Verbs = ["search"],
        IsInFile = false,
    };

    public static Setting<string?> Weights { get; } = new("weights", AbsolutePath, null)
    {
        Help = "The folder for the winners' trained weights, in TorchSharp's format (Module.load reads them). A search writes them, an export reads "
            + "them. An export also takes a single file. An import writes to it.",
        ValueName = "DIR",
        DefaultText = "none; weights are not kept",
        Verbs = ["search", "export", "import"],
        IsWritten = true,
    };

    public static Setting<bool> Capacity { get; } = new("capacity", Switch, false)
    {
        Help = "Study what more depth, width or data would gain, after the search, and add it to the report.",
        Verbs = ["search", "report"],
    };

    public static Setting<string?> CapacityBudget { get; } = new("capacity-budget", BudgetText, null)
    {
        Help = "The time of the capacity study (4m), or its number of trainings (40trials).",
        ValueName = "BUDGET",
        DefaultText = "the search's budget once more",
        Verbs = ["search", "report"],
        ErrorCode = "NAS2021",
    };

    public static Setting<string?> PickLimit { get; } = new("limit", LimitText, null)
    {
        Help = "The largest cost that the pick may have: latency=3ms, parameters=10k, macs=5M or memory=64KiB.",
        ValueName = "COST=MAX",
        Verbs = ["pick"],
        IsInFile = false,
        Property = "NasPickLimit",
        ErrorCode = "NAS2042",
    };

    public static Setting<string?> PickName { get; } = new("name", Text, null)
    {
        Help = "The class name of the pick.",
        ValueName = "CLASS",
        Verbs = ["pick"],
        IsInFile = false,
        Property = "NasPickName",
    };

    public static Setting<int> Trials { get; } = new("trials", Architectures, 50)
    {
        Help = "The number of random architectures of each space that a comparison needs, 5 or more.",
        ValueName = "N",
        DefaultText = "50; all rows of recorded tables",
        Verbs = ["compare"],
        IsInFile = false,
    };

    public static Setting<int> Seeds { get; } = new("seeds", Count, 1)
    {
        Help = "The number of seeds with which a comparison is repeated, from the setting seed on: other splits of the data, other architectures.",
        ValueName = "N",
        DefaultText = "1",
        Verbs = ["compare"],
        IsInFile = false,
    };

    public static Setting<IReadOnlyList<string>> Formats { get; } = new("format", Names, [])
    {
        Help = "What to write: onnx, pytorch (source), safetensors, pt, dat (weights).",
        ValueName = "A+B",
        DefaultText = "onnx",
        Verbs = ["export"],
        IsInFile = false,
    };

    public static Setting<IReadOnlyList<string>> Classes { get; } = new("class", Names, [])
    {
        Help = "The classes to export: winners, or any class of the project that derives from Module<Tensor, Tensor> and can be constructed without arguments.",
        ValueName = "A+B",
        DefaultText = "all winners of the project",
        Verbs = ["export"],
        IsInFile = false,
    };

    public static Setting<IReadOnlyList<long>> InputShape { get; } = new("input", Shape, [])
    {
        Help = "The shape of one input, without the samples: 3x32x32.",
        ValueName = "SIZES",
        DefaultText = "that of the search space",
        Verbs = ["export"],
        IsInFile = false,
    };

    public static Setting<string?> ExportFolder { get; } = new("output", AbsolutePath, null)
    {
        Help = "The folder of the exported files.",
        ValueName = "DIR",
        DefaultText = "export, in the project's folder",
        Verbs = ["export"],
        IsInFile = false,
        Property = "NasExportDirectory",
    };

    public static Setting<int> Opset { get; } = new("opset", SettingParsers.Opset, 17)
    {
        Help = "The version of ONNX's operators: from 17, which ONNX Runtime has since version 1.12, to 21.",
        ValueName = "N",
        DefaultText = "17",
        Verbs = ["export"],
        IsInFile = false,
    };

    public static Setting<string?> ImportFile { get; } = new("file", AbsolutePath, null)
    {
        Help = "The file of weights to import: .safetensors, .pt, .pth, .bin (a state dict) or .dat.",
        ValueName = "FILE",
        Verbs = ["import"],
        IsInFile = false,
    };

    public static Setting<string?> Into { get; } = new("into", Text, null)
    {
        Help = "The class that the weights are for.",
        ValueName = "CLASS",
        Verbs = ["import"],
        IsInFile = false,
    };

    public static Setting<string?> Map { get; } = new("map", AbsolutePath, null)
    {
        Help = "A YAML file that renames keys of the file: regular expressions and their replacements.",
        ValueName = "FILE",
        DefaultText = "none; keys must be those of the class",
        Verbs = ["import"],
        IsInFile = false,
    };

    public static Setting<bool> Partial { get; } = new("partial", Switch, false)
    {
        Help = "Import the tensors that fit, and leave the others as they are initialised.",
        Verbs = ["import"],
        IsInFile = false,
    };

    /// <summary>The rows, in the order of help texts and of docs/settings.md.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        Budget, Strategy, Seed, Models, Workers, Cluster, Listen, ClusterData, Baseline, KeepTestClosed, Device, DeviceProfile, Weights,
        Capacity, CapacityBudget, Force, Config,
        PickLimit, PickName, Trials, Seeds, Formats, Classes, InputShape, ExportFolder, Opset,
        ImportFile, Into, Map, Partial,
    ];

    /// <summary>The settings that a verb takes.</summary>
    public static IEnumerable<Setting> Of(string verb) => All.Where(setting => setting.Verbs.Contains(verb));
}
