using System.Text.RegularExpressions;
using NasGen.Cli.Page;

namespace NasGen.Cli.Tests.Page;

/// <summary>The modules of the page's script, which the page contains as one script.</summary>
public sealed partial class PageScriptTests
{
    private const int MostLines = 150;

    [Fact]
    public void A_module_imports_only_what_earlier_modules_export()
    {
        Dictionary<string, string[]> exported = [];
        foreach (var name in PageScript.Modules)
        {
            var source = ReportPage.Resource(name + ".js");
            foreach (Match import in Import().Matches(source))
            {
                Assert.True(
                    exported.TryGetValue(import.Groups["module"].Value, out var known),
                    $"{name}.js imports {import.Groups["module"]}.js, which does not come before it.");
                Assert.Empty(import.Groups["names"].Value.Split(", ").Except(known!));
            }
            exported[name] = [.. Export().Matches(source).Select(m => m.Groups["name"].Value)];
        }
    }

    [Fact]
    public void Every_export_is_used()
    {
        string[] sources = [.. PageScript.Modules.Select(name => ReportPage.Resource(name + ".js"))];
        var imported = sources.SelectMany(s => Import().Matches(s)).SelectMany(m => m.Groups["names"].Value.Split(", ")).ToHashSet();
        Assert.Empty(sources.SelectMany(s => Export().Matches(s)).Select(m => m.Groups["name"].Value).Except(imported));
    }

    [Fact]
    public void Every_import_is_used() => Assert.All(PageScript.Modules, name =>
    {
        var source = ReportPage.Resource(name + ".js");
        Assert.All(
            Import().Matches(source).SelectMany(m => m.Groups["names"].Value.Split(", ")),
            word => Assert.True(Regex.Count(source, $@"(?<![\w$]){Regex.Escape(word)}(?![\w$])") > 1, $"{name}.js does not use {word}."));
    });

    [Fact]
    public void Every_script_of_the_page_is_a_module_and_short()
    {
        const string Prefix = "NasGen.Cli.Page.Web.";
        var scripts = typeof(PageScript).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(".js", StringComparison.Ordinal))
            .Where(n => !n.Contains(".min.", StringComparison.Ordinal));
        Assert.Equal(PageScript.Modules.Order(), scripts.Select(n => n[Prefix.Length..^3]).Order());
        Assert.All(PageScript.Modules, name => Assert.InRange(ReportPage.Resource(name + ".js").Split('\n').Length, 1, MostLines));
    }

    [Fact]
    public void The_joined_script_has_no_import_or_export() =>
        Assert.DoesNotMatch(new Regex("^(import|export) ", RegexOptions.Multiline), PageScript.Join(ReportPage.Resource));

    [GeneratedRegex(@"^import \{ (?<names>.+) \} from '\./(?<module>.+)\.js';$", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^export (const|function) (?<name>[\w$]+)", RegexOptions.Multiline)]
    private static partial Regex Export();
}
