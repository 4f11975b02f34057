using System.Text.RegularExpressions;

namespace NasGen.Cli.Page;

/// <summary>
/// The page's script. Its sources are ES modules, which editors and linters understand. A page in one file cannot import modules, therefore
/// they are joined here: each module becomes a function that returns its exports.
/// </summary>
internal static partial class PageScript
{
    /// <summary>The names of the modules. Each stands after the modules that it imports.</summary>
    public static readonly IReadOnlyList<string> Modules =
    [
        "state", "numbers", "elements", "theme", "charts", "labels", "front", "course", "importance", "lines", "parallel", "winner", "curves",
        "capacity-depth", "capacity-gains", "capacity-curves", "capacity", "untangling", "landscape", "facts", "compare", "page",
    ];

    /// <summary>Joins the modules.</summary>
    /// <param name="read">The function that reads the source of a module from the name of its file.</param>
    public static string Join(Func<string, string> read) =>
        "'use strict';\nconst modules = {};\n" + string.Concat(Modules.Select(name => Module(name, read(name + ".js"))));

    private static string Module(string name, string source)
    {
        var exports = string.Join(", ", Export().Matches(source).Select(m => m.Groups["name"].Value));
        var body = Export().Replace(Import().Replace(source, "const {$1} = modules['$2'];"), "${kind} ${name}");
        return $"modules['{name}'] = (() => {{\n{body}return {{ {exports} }};\n}})();\n";
    }

    [GeneratedRegex(@"^import \{(.+)\} from '\./(.+)\.js';$", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^export (?<kind>const|function) (?<name>[\w$]+)", RegexOptions.Multiline)]
    private static partial Regex Export();
}
