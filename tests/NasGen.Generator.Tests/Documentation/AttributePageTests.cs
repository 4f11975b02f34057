using Microsoft.CodeAnalysis;

namespace NasGen.Generator.Tests.Documentation;

/// <summary>docs/attributes.md lists every attribute, block and enum value of NasGen.dll, and its examples compile.</summary>
public class AttributePageTests
{
    private static readonly Type[] Exported = typeof(SearchSpaceAttribute).Assembly.GetExportedTypes();
    private static readonly MarkdownPage Page = MarkdownPage.All.Single(page => page.Path == "docs/attributes.md");

    /// <summary>The sections of attributes by the attribute's name, from its heading to the next one.</summary>
    private static readonly Dictionary<string, string> Sections = Page.Text.Split("\n### ").Skip(1)
        .Where(section => section.StartsWith("`[", StringComparison.Ordinal))
        .ToDictionary(section => section[2..section.IndexOf(']', StringComparison.Ordinal)], section => section.Split("\n## ")[0], StringComparer.Ordinal);

    /// <summary>The attributes that a user writes. All but <c>[Block]</c> and the generator's own are in the namespace's root.</summary>
    private static readonly string[] Attributes =
    [
        .. Exported.Where(type => type is { IsAbstract: false, Namespace: "NasGen" } && type.IsSubclassOf(typeof(Attribute)) && type != typeof(BlockAttribute))
            .Select(type => type.Name.Split('`')[0].Replace("Attribute", "", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>An excerpt lacks data or a task, has a scalar, or a winner with invented hashes.</summary>
    private static readonly string[] OfExcerpts = ["NAS0018", "NAS0022", "NAS3001", "NAS3002"];

    public static TheoryData<string> Names => [.. Attributes];

    [Fact]
    public void Every_public_attribute_has_a_section_and_there_is_no_other() => Assert.Equal(Attributes, Sections.Keys.Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Names))]
    public void Section_says_what_the_attribute_may_stand_beside(string name) => Assert.Contains("**Beside:**", Sections[name], StringComparison.Ordinal);

    [Theory, MemberData(nameof(Names))]
    public void Section_names_every_argument(string name)
    {
        var attribute = Exported.First(type => type.Name.Split('`')[0] == name + "Attribute");
        Assert.All(
            attribute.GetProperties().Where(p => p.CanWrite), property => Assert.Contains($"`{property.Name}`", Sections[name], StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Examples_show_the_attribute_and_compile_without_a_complaint(string name)
    {
        var examples = (Page with { Text = Sections[name] + "\n" }).Code("csharp").ToList();
        Assert.Contains(examples, example => example.Contains('[' + name, StringComparison.Ordinal) || example.Contains(", " + name, StringComparison.Ordinal));
        foreach (var example in examples)
        {
            var found = await ShownCode.Diagnose(ShownCode.Complete(example));
            Assert.DoesNotContain(found, d => d.Severity == DiagnosticSeverity.Error);
            Assert.DoesNotContain(found, d => d.Id.StartsWith("NAS", StringComparison.Ordinal) && !OfExcerpts.Contains(d.Id));
        }
    }

    [Fact]
    public void Table_of_blocks_lists_each_block_with_the_settings_that_it_reads()
    {
        var blocks = Exported.Select(type => (type.Name, Block: (BlockAttribute?)Attribute.GetCustomAttribute(type, typeof(BlockAttribute))))
            .Where(b => b.Block is not null).ToDictionary(b => b.Name, b => b.Block!.Settings, StringComparer.Ordinal);
        var rows = Page.Text.Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Contains("Block` |", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1].Trim('`'), cells => cells[3], StringComparer.Ordinal);
        Assert.Equal(blocks.Keys.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(blocks, block => Assert.Equal(
            block.Value.Length == 0 ? "none" : string.Join(", ", block.Value.Select(setting => $"`{setting}`")), rows[block.Key]));
    }

    [Theory]
    [InlineData(typeof(Metric))]
    [InlineData(typeof(Cost))]
    [InlineData(typeof(Activation))]
    [InlineData(typeof(Norm))]
    public void Every_value_of_an_enum_is_listed(Type type) =>
        Assert.All(Enum.GetNames(type), value => Assert.Contains($"| `{value}` |", Page.Text, StringComparison.Ordinal));
}
