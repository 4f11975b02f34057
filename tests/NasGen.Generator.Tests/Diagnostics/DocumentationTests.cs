using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Diagnostics;

namespace NasGen.Generator.Tests.Diagnostics;

public class DocumentationTests
{
    private static readonly DiagnosticDescriptor[] Descriptors =
    [
        .. typeof(DiagnosticDescriptors).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => f.GetValue(null)).OfType<DiagnosticDescriptor>().OrderBy(d => d.Id, StringComparer.Ordinal),
    ];

    [Fact]
    public void Release_files_list_what_the_compiler_reports() => Assert.Equal(
        Descriptors.Select(d => new ReleaseRow(d.Id, d.Category, d.DefaultSeverity.ToString(), d.Title.ToString(null))),
        ReleaseRow.All.OrderBy(r => r.Id, StringComparer.Ordinal));

    [Fact]
    public void Every_descriptor_has_a_page_of_its_title_and_severity_and_links_to_it()
    {
        foreach (var descriptor in Descriptors)
        {
            var page = Assert.Single(HelpPage.All, p => p.Id == descriptor.Id);
            Assert.Equal(descriptor.Title.ToString(null), page.Title.Replace("`", "", StringComparison.Ordinal));
            Assert.Equal(descriptor.DefaultSeverity.ToString(), page.Severity);
            Assert.Equal($"https://github.com/nasgen/nasgen/blob/main/docs/errors/{descriptor.Id}.md", descriptor.HelpLinkUri);
        }
    }

    [Fact]
    public void Ids_in_the_sources_and_pages_are_the_same_set()
    {
        var used = Repository.Sources("src", ".cs", ".props", ".targets")
            .Concat(Repository.Sources("build", ".cs", ".props", ".targets"))
            .SelectMany(f => Regex.Matches(File.ReadAllText(f), @"NAS[0-4]\d{3}\b").Select(m => m.Value))
            .Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(used, HelpPage.All.Select(p => p.Id));
    }

    [Fact]
    public void Id_says_which_part_a_page_belongs_to()
    {
        foreach (var page in HelpPage.All)
            Assert.Equal(page.Id[3] switch { '0' => "space", '1' => "build", '2' => "search", '3' => "drift", _ => "export" }, page.Part);
    }

    /// <summary>Set NASGEN_UPDATE_DOCS=1 to write the table instead of comparing it.</summary>
    [Fact]
    public void Index_is_what_release_files_and_pages_make()
    {
        var path = Path.Combine(Repository.Root, "docs", "errors", "README.md");
        if (Environment.GetEnvironmentVariable("NASGEN_UPDATE_DOCS") == "1") File.WriteAllText(path, HelpIndex.Render());
        Assert.Equal(HelpIndex.Render(), File.ReadAllText(path).ReplaceLineEndings("\n"));
    }
}
