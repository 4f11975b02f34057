namespace NasGen.Export.PyTorch;

/// <summary>Names in Python.</summary>
internal static class PythonNames
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally",
        "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    };

    /// <summary>Whether a member can have the name.</summary>
    public static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_')
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !Keywords.Contains(name);

    /// <summary>The name of a class, from the name of a type that may be generic.</summary>
    public static string Class(string type)
    {
        var name = string.Concat(type.Split('`')[0].Where(c => char.IsAsciiLetterOrDigit(c) || c == '_'));
        return IsIdentifier(name) ? name : "Module" + name;
    }

    /// <summary>
    /// The expression of a member of a module, by the path from the module: <c>self.Body[3].weight</c>. The module itself is a class, which has no
    /// index: <c>getattr(self, '3')</c>.
    /// </summary>
    public static string Member(string owner, string path)
    {
        var steps = path.Split('.');
        if (!IsIdentifier(steps[0])) (owner, steps) = ($"getattr({owner}, '{steps[0]}')", steps[1..]);
        foreach (var step in steps)
            owner += IsIdentifier(step) ? "." + step : int.TryParse(step, out _) ? $"[{step}]" : $"._modules['{step}']";
        return owner;
    }
}
