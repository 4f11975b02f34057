using System.CommandLine;

namespace NasGen.Cli.Settings;

/// <summary>
/// One setting: a row of <see cref="SettingTable"/>. Its name is the same wherever it is written: <c>device-profile</c> in nasgen.yaml,
/// <c>--device-profile</c> on the command line, <c>NasDeviceProfile</c> in a build.
/// </summary>
/// <param name="name">The name in lower case, its words separated by hyphens.</param>
internal abstract class Setting(string name)
{
    private const string UsageCode = "NAS2023";

    public string Name { get; } = name;

    /// <summary>What the setting does, in one or two sentences.</summary>
    public required string Help { get; init; }

    /// <summary>The placeholder of its value in help texts; <see langword="null"/> for a switch.</summary>
    public string? ValueName { get; init; }

    /// <summary>The default in words; <see langword="null"/> if there is none.</summary>
    public string? DefaultText { get; init; }

    /// <summary>The verbs that have this setting.</summary>
    public required IReadOnlyList<string> Verbs { get; init; }

    /// <summary>Whether nasgen.yaml can set it.</summary>
    public bool IsInFile { get; init; } = true;

    /// <summary>Whether a search writes to the path. In nasgen.yaml, which may come from anyone, the path must lie in the project's folder.</summary>
    public bool IsWritten { get; init; }

    /// <summary>The property that sets it in a build.</summary>
    public string Property { get; init; } = "Nas" + string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>A former name of that property. It still works, with a warning.</summary>
    public string? FormerProperty { get; init; }

    /// <summary>The code of the error for a value that cannot be read.</summary>
    public string ErrorCode { get; init; } = UsageCode;

    public string OptionName => "--" + Name;

    /// <summary>Reads a value.</summary>
    /// <param name="text">The value as it was written.</param>
    /// <param name="folder">The folder that a relative path starts from.</param>
    /// <exception cref="FormatException">The value cannot be read. The message is a sentence that gives the reason.</exception>
    public abstract object Read(string text, string folder);

    /// <summary>Writes a value as a text that <see cref="Read"/> reads.</summary>
    public abstract string Format(object value);

    /// <summary>The option of System.CommandLine.</summary>
    public Option ToOption()
    {
        var description = DefaultText is null ? Help : $"{Help} Default: {DefaultText}.";
        // A text option would take the project's path that follows it as its value.
        if (ValueName is null) return new Option<bool>(OptionName) { Description = description };
        var option = new Option<string?>(OptionName) { Description = description, HelpName = ValueName };
        if (ErrorCode == UsageCode) option.Validators.Add(result => Validate(result.GetValueOrDefault<string?>(), result.AddError));
        return option;
    }

    private void Validate(string? text, Action<string> fault)
    {
        try
        {
            if (!string.IsNullOrWhiteSpace(text)) Read(text, Environment.CurrentDirectory);
        }
        catch (FormatException e)
        {
            fault($"{OptionName}: {e.Message}");
        }
    }
}
