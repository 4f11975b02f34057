using System.CommandLine;
using NasGen.Cli.Hosting;
using NasGen.Cli.Settings;
using NasGen.Cli.Terminal;
using NasGen.Cli.Winners;
using NasGen.Search.Contracts;
using NasGen.Search.Trials;

namespace NasGen.Cli.Commands;

/// <summary><c>nasgen pick</c>.</summary>
internal static class PickCommand
{
    private const string Details = """
        Picks the best trial within the limit, by the objective that the model declares first. Nothing is trained: the results are those that
        the search measured. The pick is added to the record, 'nasgen verify' checks it, and later searches choose it again within its limit.

        Units: s, ms or us for latency; k, M, G or none for parameters and macs; B, KiB, MiB or GiB for memory.

        Examples:
          nasgen pick --limit latency=3ms --name DigitsNetFast
          nasgen pick src/Digits --limit memory=64KiB --name DigitsNetSmall --models DigitsNet
        """;

    public static Command Create(HostOptions options) => ProjectVerb.Create(
        options, new DetailedCommand("pick", "Writes one more winner, within a limit, from the trials in the journal. Searches nothing.", Details), "pick",
        Run, Check);

    /// <summary>Reports a missing setting before anything is built.</summary>
    private static void Check(SearchSettings settings)
    {
        Require(settings, SettingTable.PickLimit, "latency=3ms");
        Require(settings, SettingTable.PickName, "DigitsNetFast");
    }

    private static int Run(ProjectCall call)
    {
        var models = call.Models();
        if (models.Count > 1)
            throw new NasException(
                "NAS2042", $"There are {models.Count} search spaces: {string.Join(", ", models.Select(m => m.Name))}. Name one with --models (NasModels).");
        var limit = CostLimit.Parse(call.Settings.Get(SettingTable.PickLimit)!);
        var picker = new Picker(models[0], call.Place.StateDirectory, UserAssembly.NamesAround(call.Place.Assembly, models[0]).HolderOf);
        foreach (var line in picker.Pick(call.Settings.Get(SettingTable.PickName)!, limit)) Console.Out.WriteLine(line);
        WinnerList.Write(models, call.Place.StateDirectory);
        return ExitCode.Ok;
    }

    private static void Require(SearchSettings settings, Setting<string?> setting, string example)
    {
        if (settings.Get(setting) is null)
            throw new NasException(
                "NAS2042", $"A pick needs {setting.OptionName}, as in '{setting.OptionName} {example}' (or -p:{setting.Property}={example}).");
    }
}
