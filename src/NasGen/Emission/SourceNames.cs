using System.Globalization;
using System.Text;

namespace NasGen.Emission;

/// <summary>The texts of types, factories and values in a winner's file: short if the short form is unambiguous.</summary>
/// <param name="space">The winner's namespace; empty for the global namespace.</param>
/// <param name="members">The names of the winner's members, which hide TorchSharp's names inside the class.</param>
/// <param name="types">The simple names of the user's candidates.</param>
internal sealed class SourceNames(string space, IReadOnlySet<string> members, IReadOnlySet<string> types)
{
    /// <summary>A type, without its namespace if the file is in that namespace.</summary>
    /// <param name="qualified">The fully qualified type, with <c>global::</c>.</param>
    public string Type(string qualified)
    {
        var prefix = space.Length == 0 ? "global::" : $"global::{space}.";
        return qualified.StartsWith(prefix, StringComparison.Ordinal) ? qualified[prefix.Length..] : qualified;
    }

    /// <summary>A member's name, with <c>@</c> if it is a keyword or <c>field</c>, which is a keyword inside a property.</summary>
    public static string Identifier(string name) => CSharpNames.IsKeyword(name) || name == "field" ? "@" + name : name;

    /// <summary>A function of <c>torch.nn</c>.</summary>
    public string Factory(string name) => members.Contains(name) || types.Contains(name) ? $"nn.{name}" : name;

    /// <summary>The name of a file-local class.</summary>
    public string Local(string name) => types.Contains(name) || members.Contains(name) ? "Local" + name : name;

    /// <summary>A value as a literal of a type.</summary>
    /// <param name="type">The type as the descriptor writes it: <c>double</c>, <c>global::N.Enum</c>, ….</param>
    /// <param name="value">The value as invariant text.</param>
    public string Literal(string type, string value) => type switch
    {
        "bool" or "int" or "long" => value,
        "float" => Literal(float.Parse(value, CultureInfo.InvariantCulture)),
        "double" => Literal(double.Parse(value, CultureInfo.InvariantCulture)),
        "string" => Quote(value),
        _ => $"{(members.Contains(Type(type).Split('.')[0]) ? type : Type(type))}.{value}",
    };

    /// <summary>A number as a literal.</summary>
    public static string Literal(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>A number as a literal.</summary>
    public static string Literal(double value) =>
        value.ToString("R", CultureInfo.InvariantCulture) is var text && text.AsSpan().IndexOfAny(".E") < 0 ? text + ".0" : text;

    /// <summary>A text as a C# string literal.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '\u0085' or '\u2028' or '\u2029' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        return quoted.Append('"').ToString();
    }
}
