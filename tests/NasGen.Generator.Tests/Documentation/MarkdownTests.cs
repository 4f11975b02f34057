using System.Text.RegularExpressions;
using System.Xml.Linq;
using NasGen.Generator.Tests.Diagnostics;

namespace NasGen.Generator.Tests.Documentation;

/// <summary>What the pages show is so. The C# of docs/errors and of docs/strategies.md is compiled by tests of their own.</summary>
public class MarkdownTests
{
    private static readonly XDocument[] BuildFiles = [.. Repository.Sources("build", ".props", ".targets").Select(file => XDocument.Load(file))];

    [Fact]
    public void Links_lead_to_files() =>
        Assert.All(MarkdownPage.All, page => Assert.All(page.Links, link => Assert.True(File.Exists(Path.Combine(Repository.Root, link)), $"{page.Path}: {link}")));

    [Fact]
    public void Links_lead_to_headings()
    {
        var anchors = MarkdownPage.All.ToDictionary(page => page.Path, page => page.Anchors.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(MarkdownPage.All, page => Assert.All(page.Headed, link => Assert.Contains(link.Anchor, anchors[link.Path])));
    }

    /// <summary>A line <c>// …</c> stands for lines that are left out. The winner may be another one after a search of the sample: its committed text counts.</summary>
    [Theory]
    [InlineData("README.md", "samples")]
    [InlineData("docs/modules.md", "tests/NasGen.Tests")]
    [InlineData("docs/cells.md", "tests/NasGen.Tests")]
    [InlineData("docs/export.md", "tests/NasGen.Export.Tests")]
    public void CSharp_stands_in_a_file_that_is_compiled(string page, string folder)
    {
        var compiled = Repository.Sources(folder, ".cs", ".snap").Select(file => File.ReadAllText(file).ReplaceLineEndings("\n")).ToList();
        if (page == "README.md") compiled.Add(Repository.Committed("samples/Digits/DigitsNetBest.nas.cs"));
        var shown = MarkdownPage.All.Single(p => p.Path == page).Code("csharp").ToList();
        Assert.NotEmpty(shown);
        Assert.All(shown, code => Assert.True(compiled.Any(file => Excerpt.IsOf(file, code)), code));
    }

    [Fact]
    public void Excerpt_keeps_the_order_and_every_line()
    {
        const string file = "one\ntwo\n    three\nfour\n";
        Assert.True(Excerpt.IsOf(file, "one\n// …\nfour\n"));
        Assert.True(Excerpt.IsOf(file, "two\n    three\n"));
        Assert.False(Excerpt.IsOf(file, "four\n// …\none\n"));
        Assert.False(Excerpt.IsOf(file, "one\n    three\n"));
        Assert.False(Excerpt.IsOf(file, "one\n// …\nthree\n"));
    }

    [Fact]
    public void Packages_of_the_readme_have_the_versions_that_the_tests_use()
    {
        var version = XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("Version").Single().Value;
        var versions = XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(p => (string)p.Attribute("Include")!, p => (string?)p.Attribute("Version"), StringComparer.Ordinal);
        versions.Add("NasGen", version);

        var shown = MarkdownPage.Readme.Code("xml").SelectMany(xml => XElement.Parse($"<ItemGroup>{xml}</ItemGroup>").Elements("PackageReference")).ToList();
        Assert.NotEmpty(shown);
        Assert.All(shown, package => Assert.Equal(versions[(string)package.Attribute("Include")!], (string?)package.Attribute("Version")));
        Assert.All(Regex.Matches(MarkdownPage.Readme.Text, @"--version (\S+)"), match => Assert.Equal(version, match.Groups[1].Value));
    }

    [Fact]
    public void Properties_and_targets_named_are_those_of_the_build()
    {
        var text = string.Concat(BuildFiles.Select(file => file.ToString()));
        var names = BuildFiles.SelectMany(file => file.Descendants("Target")).Select(target => (string)target.Attribute("Name")!)
            .Concat(Regex.Matches(text, @"\$\((Nas\w+)\)").Select(match => match.Groups[1].Value)).Concat(Types()).ToHashSet(StringComparer.Ordinal);
        foreach (var page in MarkdownPage.All)
            Assert.All(
                Regex.Matches(page.Text, @"(?<=`|/t:|-p:)Nas(?!Gen)[A-Z]\w*"),
                name => Assert.True(names.Contains(name.Value), $"{page.Path}: {name.Value}"));
    }

    /// <summary>The types that docs/architecture.md names beside them.</summary>
    private static IEnumerable<string> Types() => Repository.Sources("src", ".cs")
        .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"\b(?:class|record|enum) (Nas\w+)").Select(match => match.Groups[1].Value));

    [Fact]
    public void Benchmarks_named_exist()
    {
        var verbs = Regex.Matches(Repository.Read("tests/NasGen.Benchmarks/Program.cs"), """\["([\w-]+)"\] =""").Select(match => match.Groups[1].Value).ToList();
        foreach (var page in MarkdownPage.All)
            Assert.All(Regex.Matches(page.Text, @"tests/NasGen\.Benchmarks -- ([\w-]+)"), match => Assert.Contains(match.Groups[1].Value, verbs));
    }
}
