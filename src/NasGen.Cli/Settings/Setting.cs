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

    /// <summary>What it does, in one or two sentences.</summary>
    public required string Help { get; init; }

    /// <summary>What stands for its value in help texts; <see langword="null"/>: it is a switch.</summary>
    public string? ValueName { get; init; }

    /// <summary>What holds where nobody sets it, in words; <see langword="null"/>: nothing does.</summary>
    public string? DefaultText { get; init; }

    /// <summary>The verbs that take it.</summary>
    public required IReadOnlyList<string> Verbs { get; init; }

    /// <summary>Whether nasgen.yaml may set it too.</summary>
    public bool IsInFile { get; init; } = true;

    /// <summary>The property that sets it in a build.</summary>
    public string Property { get; init; } = "Nas" + string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>An earlier name of that property, which still works and is answered with a warning.</summary>
    public string? FormerProperty { get; init; }

    /// <summary>The error of a value that cannot be read.</summary>
    public string ErrorCode { get; init; } = UsageCode;

    public string OptionName => "--" + Name;

    /// <summary>Reads a value.</summary>
    /// <param name="text">The value as it was written.</param>
    /// <param name="folder">The folder that a relative path starts from.</param>
    /// <exception cref="FormatException">It cannot be read; the message is a sentence that says why.</exception>
    public abstract object Read(string text, string folder);

    /// <summary>The text that <see cref="Read"/> reads as this value.</summary>
    public abstract string Format(object value);

    /// <summary>Its option for System.CommandLine.</summary>
    public Option ToOption()
    {
        var description = DefaultText is null ? Help : $"{Help} Default: {DefaultText}.";
        // A switch of text would take the project's path after it for its value.
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
