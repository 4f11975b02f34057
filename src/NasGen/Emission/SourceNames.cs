using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NasGen.Search.Contracts;

namespace NasGen.Emission;

/// <summary>The texts of types, factories and values in a winner's file: short if the short form is unambiguous.</summary>
internal sealed class SourceNames
{
    private readonly string _space;
    private readonly HashSet<string> _members;
    private readonly HashSet<string> _types;
    private readonly HashSet<string> _taken;

    /// <param name="space">The space of the winner.</param>
    /// <param name="className">The name of the winner's class.</param>
    public SourceNames(SpaceStructure space, string className)
    {
        _space = space.Namespace;
        // The winner's members hide functions inside the class, but not types.
        _members = space.Properties.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        _taken = [.. space.Taken ?? [], className];
        // A class that the file declares would come before the user's type that the file names.
        var candidates = space.Properties.SelectMany(p => p.Candidates ?? []).Where(c => c.Parameters is not null).ToArray();
        _types = [
            First(space.Name), .. candidates.Select(c => c.Type).Concat(candidates.SelectMany(c => c.Parameters!).Select(p => p.Type))
                .Concat(space.Properties.Select(p => p.Type).OfType<string>()).Select(t => First(Type(t))),
        ];
    }

    /// <summary>A type of the user's, without its namespace if the file is in that namespace.</summary>
    /// <param name="qualified">The fully qualified type, with <c>global::</c>.</param>
    public string Type(string qualified)
    {
        var prefix = _space.Length == 0 ? "global::" : $"global::{_space}.";
        return qualified.StartsWith(prefix, StringComparison.Ordinal) && !_taken.Contains(First(qualified[prefix.Length..]))
            ? qualified[prefix.Length..]
            : qualified;
    }

    /// <summary>A type of the winner's namespace in a doc comment, where members hide types.</summary>
    public string Reference(string type) => !_members.Contains(First(type)) ? type : _space.Length == 0 ? $"global::{type}" : $"global::{_space}.{type}";

    /// <summary>A type of TorchSharp or NasGen, by its key in <see cref="WinnerNames.Types"/>.</summary>
    public string Own(string type) => _taken.Contains(type) ? WinnerNames.Types[type] : type;

    /// <summary>A member's name, with <c>@</c> if it is a keyword or <c>field</c>, which is a keyword inside a property.</summary>
    public static string Identifier(string name) => CSharpNames.IsKeyword(name) || name == "field" ? "@" + name : name;

    /// <summary>A function of <c>torch.nn</c> or <c>torch</c>, by its key in <see cref="WinnerNames.Functions"/>.</summary>
    public string Function(string name)
    {
        if (IsFree(name)) return name;
        var full = WinnerNames.Functions[name];
        return IsFree(WinnerNames.Nn) && full.EndsWith($".{WinnerNames.Nn}.{name}", StringComparison.Ordinal) ? $"{WinnerNames.Nn}.{name}" : full;
    }

    /// <summary>The name of a class that the winner's file declares.</summary>
    public string Local(string name) => IsFree(name) && !_types.Contains(name) ? name : "Local" + name;

    /// <summary>A file without <c>nameof</c>, if that is taken.</summary>
    public string WithoutNameOf(string file) =>
        _taken.Contains(WinnerNames.NameOf) ? Regex.Replace(file, $@"\b{WinnerNames.NameOf}\(@?(\w+)\)", "\"$1\"") : file;

    /// <summary>A source text that was written with short names, with the full form of those that are taken.</summary>
    public string Qualify(string source)
    {
        foreach (var name in _taken)
        {
            var (type, function) = (WinnerNames.Types.GetValueOrDefault(name), WinnerNames.Functions.GetValueOrDefault(name));
            if (function is not null) source = Regex.Replace(source, $@"(?<![\w.@]){name}(?=\()", function);
            if (type is not null) source = Regex.Replace(source, $@"(?<![\w.@]){name}\b(?!\s*:(?!:))", type);
        }
        return source;
    }

    /// <summary>A value as a literal of a type.</summary>
    /// <param name="type">The type as the descriptor writes it: <c>double</c>, <c>global::N.Enum</c>, ….</param>
    /// <param name="value">The value as invariant text.</param>
    public string Literal(string type, string value) => type switch
    {
        "bool" or "int" or "long" => value,
        "float" => Literal(float.Parse(value, CultureInfo.InvariantCulture)),
        "double" => Literal(double.Parse(value, CultureInfo.InvariantCulture)),
        "string" => Quote(value),
        _ => $"{(_members.Contains(First(Type(type))) ? type : Type(type))}.{Identifier(value)}",
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

    /// <summary>An expression for a property. Inside a method with a parameter or variable of that name, it needs <c>this</c>.</summary>
    public static string Property(string name, IEnumerable<string> variables) =>
        variables.Contains(name, StringComparer.Ordinal) ? $"this.{Identifier(name)}" : Identifier(name);

    private bool IsFree(string name) => !_members.Contains(name) && !_taken.Contains(name);

    /// <summary>The first name of a type without its namespace: <c>Outer</c> of <c>Outer.Kind</c>.</summary>
    private static string First(string type) => type.Split('.', '<')[0];
}
