using System.Globalization;
using System.Text.RegularExpressions;

namespace NasGen.Package.Tests.Projects;

/// <summary>An error as MSBuild prints it, and as editors and CI systems read it.</summary>
/// <param name="File">The name of the file; empty if the error has no place.</param>
/// <param name="Line">The line, from 1; 0 if the error is about the whole file.</param>
internal sealed partial record BuildError(string File, int Line, string Code, string Text)
{
    public static BuildError? TryParse(string line)
    {
        var match = Form().Match(line);
        if (!match.Success) return null;
        var number = match.Groups["line"].Value is { Length: > 0 } digits ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
        return new BuildError(Path.GetFileName(match.Groups["file"].Value.Trim()), number, match.Groups["code"].Value, match.Groups["text"].Value);
    }

    [GeneratedRegex(@"^\s*(?<file>.*?)(\((?<line>\d+)(,\d+)*\))?\s*: error (?<code>\w+)\s*: (?<text>.*?)( \[[^\[\]]*proj[^\[\]]*\])?\s*$")]
    private static partial Regex Form();
}
