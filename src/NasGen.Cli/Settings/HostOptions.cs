using System.CommandLine;
using NasGen.Search.Contracts;
using NasGen.Search.Wording;

namespace NasGen.Cli.Settings;

/// <summary>The options that the verbs share: the places of a project, and the settings of <see cref="SettingTable"/>.</summary>
/// <param name="warn">The action that prints a warning.</param>
internal sealed class HostOptions(Action<string> warn)
{
    private readonly Dictionary<Setting, Option> _settings = SettingTable.All.ToDictionary(setting => setting, setting => setting.ToOption());

    public Argument<string?> Project { get; } = new("PROJECT")
    {
        Description = "A project file, or the folder that contains one. Default: the current folder.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<string?> Assembly { get; } = new("--assembly")
    {
        Description = "The assembly of an existing search build. Builds pass it; without it, the search build of PROJECT is made first.",
        HelpName = "DLL",
    };

    public Option<string?> ProjectDirectory { get; } = new("--project-directory")
    {
        Description = "The project's folder. Relative paths of data and in nasgen.yaml start from it.",
        HelpName = "DIR",
    };

    public Option<string?> StateDirectory { get; } = new("--state-directory")
    {
        Description = "The folder of the journals. Default: nas in the project's folder of intermediate files, which is obj unless the project says otherwise.",
        HelpName = "DIR",
    };

    public Option<string[]> Property { get; } = new("--property")
    {
        Description = "A setting as a build passes it. A setting that the verb does not take is ignored.",
        HelpName = "NAME=VALUE",
        Hidden = true,
    };

    public Option<bool> StopOnEof { get; } = new("--stop-on-eof") { Description = "Stop when standard input ends.", Hidden = true };

    /// <summary>Adds the options of a verb: its settings and the places of a project.</summary>
    /// <param name="isStartedByBuilds">Whether MSBuild targets start the verb too.</param>
    public void AddTo(Command command, string verb, bool isStartedByBuilds)
    {
        foreach (var setting in SettingTable.Of(verb)) command.Options.Add(_settings[setting]);
        command.Options.Add(ProjectDirectory);
        command.Options.Add(StateDirectory);
        if (!isStartedByBuilds) return;
        foreach (var option in (Option[])[Assembly, Property, StopOnEof]) command.Options.Add(option);
    }

    /// <summary>The settings of the command line. Options win over the properties of a build.</summary>
    /// <exception cref="NasException">A value cannot be read, or there is no such property.</exception>
    public SearchSettings Settings(ParseResult parsed, string verb)
    {
        var settings = SearchSettings.None;
        foreach (var setting in SettingTable.Of(verb))
            if (TextOf(parsed, _settings[setting]) is { } text)
                settings = settings.With(setting, Read(setting, setting.OptionName, text, Environment.CurrentDirectory));
        return settings.Over(Properties(parsed, verb));
    }

    /// <summary>The places that a verb works on; <see langword="null"/> if the project must be built first.</summary>
    public WorkPlace? Place(ParseResult parsed)
    {
        if (parsed.GetValue(Assembly) is not { Length: > 0 } assembly) return null;
        var project = Folder(parsed);
        var state = parsed.GetValue(StateDirectory) is { Length: > 0 } given ? given : Path.Combine(project, "obj", "nas");
        return new WorkPlace(Path.GetFullPath(assembly), project, Path.GetFullPath(state));
    }

    private string Folder(ParseResult parsed) => Path.GetFullPath(parsed.GetValue(ProjectDirectory) is { Length: > 0 } folder ? folder : ".");

    private SearchSettings Properties(ParseResult parsed, string verb)
    {
        var (current, former) = (SearchSettings.None, SearchSettings.None);
        foreach (var property in parsed.GetValue(Property) ?? [])
        {
            var (name, text) = property.Split('=', 2) is [var left, var right] ? (left, right) : (property, "");
            var setting = SettingTable.All.FirstOrDefault(s => s.Property == name || s.FormerProperty == name)
                ?? throw new NasException("NAS2023", $"There is no property '{name}'.");
            if (!setting.Verbs.Contains(verb) || string.IsNullOrWhiteSpace(text)) continue;
            var value = Read(setting, name, text, Folder(parsed));
            if (name == setting.Property) current = current.With(setting, value);
            else
            {
                former = former.With(setting, value);
                warn(CanonicalError.Format(
                    "warning", "NAS2028", $"The property {name} is now called {setting.Property}: rename it. The old name still works."));
            }
        }
        return current.Over(former);
    }

    private static object Read(Setting setting, string writtenAs, string text, string folder)
    {
        try
        {
            return setting.Read(text, folder);
        }
        catch (FormatException e)
        {
            throw new NasException(setting.ErrorCode, $"{writtenAs}: {e.Message}", inner: e);
        }
    }

    private static string? TextOf(ParseResult parsed, Option option)
    {
        if (option is Option<bool> flag) return parsed.GetResult(flag) is { Implicit: false } ? parsed.GetValue(flag).ToString() : null;
        return parsed.GetValue((Option<string?>)option) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
    }
}
