using System.CommandLine;
using NasGen.Cli.Hosting;
using NasGen.Cli.Picking;
using NasGen.Cli.Reporting;
using NasGen.Evaluation;

namespace NasGen.Cli.CommandLine;

/// <summary><c>nasgen pick</c>.</summary>
internal static class PickCommand
{
    private const string Details = """
        The best trial by the objective declared first among those within the limit. Nothing is trained: what the search measured is what is
        known of it. The record gains it, verify checks it, later searches choose it anew within the same limit.

        Units: s, ms, us for latency; k, M, G or none for parameters and macs; B, KiB, MiB, GiB for memory.

        Examples:
          nasgen pick --limit latency=3ms --name DigitsNetFast
          nasgen pick src/Digits --limit memory=64KiB --name DigitsNetSmall --models DigitsNet
        """;

    public static Command Create(HostOptions options)
    {
        var command = new DetailedCommand("pick", "Writes one more winner from the trials there are, without searching again.", Details);
        command.Arguments.Add(options.Project);
        foreach (var option in new Option[] { options.Limit, options.Name }.Concat(options.Where)) command.Options.Add(option);
        command.Options.Add(options.StopOnEof);
        command.SetAction(parsed => NasGenCommand.Guard(() => Run(options, parsed)));
        return command;
    }

    private static int Run(HostOptions options, ParseResult parsed)
    {
        // What is wrong with the command line is said before anything is built.
        var limit = CostLimit.Parse(Required(parsed, options.Limit, "latency=3ms"));
        var name = Required(parsed, options.Name, "DigitsNetFast");
        if (options.Place(parsed) is not { } place) return ProjectMode.Run(options, parsed, "pick");
        var models = UserAssembly.Load(place.Assembly, place.ProjectDirectory, options.Settings(parsed).Models ?? []);
        if (models.Count > 1)
            throw new NasException("NAS2042", $"There are {models.Count} search spaces: {string.Join(", ", models.Select(m => m.Name))}. Say which one with --models (NasModels).");
        foreach (var line in new Picker(models[0], place.StateDirectory, UserAssembly.HasType(place.Assembly)).Pick(name, limit)) Console.Out.WriteLine(line);
        return ExitCode.Ok;
    }

    private static string Required(ParseResult parsed, Option<string?> option, string example) =>
        parsed.GetValue(option) is { } text && !string.IsNullOrWhiteSpace(text)
            ? text.Trim()
            : throw new NasException("NAS2042", $"A pick needs {option.Name}, as in '{option.Name} {example}' (or -p:NasPick{char.ToUpperInvariant(option.Name[2])}{option.Name[3..]}={example}).");
}
