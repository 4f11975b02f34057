using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NasGen.Emission;
using NasGen.Generator.Tests.Harness;
using NasGen.Search.Contracts;
using TorchSharp;

namespace NasGen.Generator.Tests.Spaces;

/// <summary>
/// Names that a user gives to types, decisions, parameters, winners and namespaces. Whatever the compiler accepts is refused with a reason, or what is
/// generated and printed compiles. Set NASGEN_FUZZ=1 to try every public name of TorchSharp.
/// </summary>
public class NameTests
{
    private static readonly string[] Refusals = ["NAS0013", "NAS0015", "NAS0024"];

    /// <summary>The names that generated and printed code uses, and those of its parameters and variables.</summary>
    private static readonly string[] OfGeneratedCode =
    [
        "input", "x1", "x2", "scope", "builder", "architecture", "candidate", "supernet", "arguments", "stemOutput", "gateOutput", "node0", "node1", "edge01",
        "preprocessing", "body", "shortcut", "branches", "layers", "weight", "bias", "groups", "projected", "outputs", "System", "TorchSharp", "NasGen",
        "Runtime", "Architecture", "ArchitectureAttribute", "ComponentNameAttribute", "Graph", "GraphCell", "LocalResidual", "Training", "Net_Width", "Clone",
        "EqualityContract", "Equals", "ToString", "Path", "File",
    ];

    /// <summary>The short names that printed winners use. Two assemblies have that class, so the compiler cannot tell which one is meant.</summary>
    private static readonly string[] OfWinners = [.. Shared("All"), .. Shared("LocalClasses")];

    private static readonly string[] OfLibraries =
    [
        .. SyntaxFacts.GetReservedKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds()).Select(SyntaxFacts.GetText),
        .. typeof(torch.nn.Module).GetMembers().Where(m => m.DeclaringType == typeof(torch.nn.Module)).Select(m => m.Name),
        .. typeof(torch).Assembly.GetExportedTypes().Select(t => t.Name.Split('`')[0]).Order(StringComparer.Ordinal),
    ];

    private static readonly string[] Names =
        [.. OfGeneratedCode.Concat(OfWinners).Concat(OfLibraries.Distinct().Where((_, i) => i % Step == 0)).Distinct(StringComparer.Ordinal)];

    private static int Step => Environment.GetEnvironmentVariable("NASGEN_FUZZ") == "1" ? 1 : 23;

    /// <summary>The ways to use a name (X), each a space; # is its number. A line | begins another file.</summary>
    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["a type beside the space"] = Space("", "public sealed class @X;"),
        ["a nested type"] = Space("public sealed class @X;"),
        ["a module decision"] = Space("[Choice<ConvBlock, IdentityBlock>] protected abstract MODULE @X { get; }"),
        ["a scalar decision"] = Space("[Values(0.1, 0.2)] protected abstract double @X { get; }"),
        ["a method"] = Space("protected static int @X(int a) => a;"),
        ["an enum and its member"] = Space("[Values(@X.@X, @X.Other)] protected abstract @X Kind { get; }", "public enum @X { @X, Other }"),
        ["a candidate"] = Space("[Choice(typeof(@X), typeof(ConvBlock))] protected abstract MODULE Own { get; }", Module("@X", "")),
        ["a parameter"] = Space("[Choice(typeof(Own), typeof(ConvBlock))] protected abstract MODULE P { get; }", Module("Own", ", [Values(1, 2)] int @X = 1")),
        ["a pick"] = Space("", "", "[Pick(\"X\", Cost.Parameters, 1)]"),
        ["the space"] = Space().Replace("Net#", "@X", StringComparison.Ordinal),
        ["a namespace"] = Space().Replace("namespace Place#;", "namespace Place#.@X;", StringComparison.Ordinal),
        ["a namespace beside that of the space"] =
            Space().Replace("namespace Place#;", "namespace Place#.Inner;", StringComparison.Ordinal) + "\n|namespace Place#.@X; public sealed class Any;",
        ["a type around the space"] = Space().Replace("[SearchSpace", "public static class @X { [SearchSpace", StringComparison.Ordinal) + "}",
    };

    public static TheoryData<string> RoleNames => [.. Roles.Keys];

    private static readonly Lazy<ILookup<string, string>> Complaints = new(TryAll);

    [Theory, MemberData(nameof(RoleNames))]
    public void A_name_is_refused_or_what_is_generated_and_printed_compiles(string role) => Assert.Empty(Complaints.Value[role]);

    /// <summary>What is wrong, by role. All names in all roles are compiled together, because one compilation for each would take minutes.</summary>
    private static ILookup<string, string> TryAll()
    {
        var all = Roles.SelectMany(r => Names.Select(name => (Role: r.Key, Name: name, Template: r.Value)))
            .Select((s, i) => (s.Role, s.Name, Files: Written(s.Template, i, s.Name))).ToList();
        // What the compiler refuses without NasGen is broken by the user's own name.
        var owners = all.SelectMany((s, i) => s.Files.Select(_ => i)).ToArray();
        var broken = Errors(GeneratorRun.Compile(all.SelectMany(s => s.Files))).Select(d => owners[FileOf(d)]).ToHashSet();
        var valid = all.Where((_, i) => !broken.Contains(i)).ToList();
        foreach (var role in valid.GroupBy(s => s.Role)) Assert.True(role.Count() > Names.Length / 3, $"{role.Key}: only {role.Count()} of {Names.Length} names are valid.");

        string[] sources = [.. valid.SelectMany(s => s.Files)];
        var (ordinary, search) = (GeneratorRun.Ordinary(sources), GeneratorRun.Search(sources));
        var winners = search.Files.Where(f => f.Key.EndsWith(".Search.g.cs", StringComparison.Ordinal)).Select(f => Winner(f.Value)).ToList();
        Assert.Equal(valid.Count - ordinary.Reported.Select(FileOf).Distinct().Count(), winners.Count);

        var said = ordinary.Reported.Where(d => !Refusals.Contains(d.Id))
            .Concat(new[] { ordinary.Output, search.Output, GeneratorRun.Compile([.. sources, .. winners]) }.SelectMany(c => Errors(c)));
        return said.Select(d => (Source: all[NumberOf(d, sources)], Text: $"{d} in {LineOf(d)}")).ToLookup(d => d.Source.Role, d => $"{d.Source.Name}: {d.Text}");
    }

    private static string[] Written(string template, int number, string name) =>
        template.Replace("#", $"{number}", StringComparison.Ordinal).Replace("X", name, StringComparison.Ordinal).Split('|');

    private static int FileOf(Diagnostic diagnostic) => Number(diagnostic.Location.GetLineSpan().Path, @"Model(\d+)\.cs");

    /// <summary>The number of a source, from the namespace in its file or in what was made of it.</summary>
    private static int NumberOf(Diagnostic diagnostic, string[] sources) =>
        Number(diagnostic.Location.SourceTree?.ToString() ?? sources[FileOf(diagnostic)], @"namespace Place(\d+)");

    private static string LineOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";

    private static int Number(string text, string pattern) => int.Parse(Regex.Match(text, pattern).Groups[1].Value, CultureInfo.InvariantCulture);

    /// <summary>With every name taken, the text needs no <c>using</c> at all: no short name is left.</summary>
    [Theory]
    [InlineData("namespace Full;")]
    [InlineData("")]
    public void A_winner_among_types_of_all_of_its_names_writes_every_name_in_full(string place)
    {
        var types = $"{place} {string.Concat(OfWinners.Select(n => $"public sealed class {n} {{ }} public sealed class {n}Attribute; "))}";
        var space = Space().Replace("namespace Place#;", place, StringComparison.Ordinal).Replace("Net#", "Net", StringComparison.Ordinal);
        var run = GeneratorRun.Search(space, types);
        Assert.Empty(run.Reported);
        var winner = Regex.Replace(Winner(run.Files.Single(f => f.Key.EndsWith(".Search.g.cs", StringComparison.Ordinal)).Value), "(?m)^using .*\n", "");
        Assert.Empty(Errors(GeneratorRun.Compile(space, types, winner)));
    }

    [Theory]
    [InlineData("global using static Helpers.Functions;")]
    [InlineData("global using Sequential = Helpers.Own; global using Conv2d = Helpers.Own; global using Tensor = Helpers.Own;")]
    [InlineData("global using Helpers;")]
    public void A_winner_compiles_whatever_the_project_imports_everywhere(string imports)
    {
        var helpers = """
            namespace Helpers;
            public static class Functions
            {
                public static int Linear(long a, long b) => 0;
                public static int Sequential(params object[] a) => 0;
                public static int cat(params object[] a) => 0;
                public static int NewDisposeScope() => 0;
            }
            public sealed class Own;
            public sealed class Residual;
            public sealed class ComponentName : System.Attribute { public string? Name { get; set; } }
            """;
        string[] sources = [Space().Replace("#", "", StringComparison.Ordinal), helpers, imports];
        var run = GeneratorRun.Search(sources);
        Assert.Empty(Errors(run.Output));
        var winner = Winner(run.Files.Single(f => f.Key.EndsWith(".Search.g.cs", StringComparison.Ordinal)).Value);
        Assert.Empty(Errors(GeneratorRun.Compile([.. sources, winner])));
    }

    [Theory]
    [InlineData("Stem", "NAS0013", "a member of 'Net'")]
    [InlineData("Rate", "NAS0013", "a member of 'Net'")]
    [InlineData("Linear", "NAS0013", "torch.nn.Linear")]
    [InlineData("Tensor", "NAS0013", "Tensor")]
    [InlineData("ConvBlock", "NAS0013", "ConvBlock")]
    [InlineData("Console", "NAS0013", "Console")]
    [InlineData("GetType", "NAS0013", "a member of 'Net'")]
    [InlineData("record", "NAS0015", "cannot name a class")]
    [InlineData("required", "NAS0015", "cannot name a class")]
    [InlineData("forward", "NAS0015", "cannot name a class")]
    [InlineData("class", "NAS0015", "cannot name a class")]
    public void A_pick_of_a_name_that_is_taken_is_refused_with_the_reason_and_nothing_else_breaks(string name, string id, string reason)
    {
        foreach (var run in new[] { GeneratorRun.Ordinary(Picking(name)), GeneratorRun.Search(Picking(name)) })
        {
            Assert.Equal([id], run.Reported.Select(d => d.Id));
            Assert.Contains(reason, run.Reported[0].GetMessage(), StringComparison.Ordinal);
            Assert.Empty(Errors(run.Output));
        }
    }

    [Theory]
    [InlineData("NetTiny")]
    [InlineData("DataReader")]
    [InlineData("Größe")]
    [InlineData("NetCandidate")]
    [InlineData("NetDefinition")]
    public void A_pick_of_a_free_name_compiles_in_both_builds(string name)
    {
        foreach (var run in new[] { GeneratorRun.Ordinary(Picking(name)), GeneratorRun.Search(Picking(name)) })
        {
            Assert.Empty(run.Reported);
            Assert.Empty(Errors(run.Output));
        }
    }

    [Theory]
    [InlineData("public sealed class NetCandidate; public sealed class NetSupernet; public sealed class NetDefinition;", "Rate")]
    [InlineData("", "NetCandidate")]
    [InlineData("", "NetDefinition")]
    public void The_search_build_avoids_the_names_of_the_user(string types, string decision) =>
        Assert.Empty(Errors(GeneratorRun.Search(Picking("NetTiny").Replace("Rate", decision, StringComparison.Ordinal) + types).Output));

    [Fact]
    public void A_decision_of_the_name_of_the_best_winner_is_reported_and_no_class_gets_it()
    {
        var run = GeneratorRun.Search(Picking("NetTiny").Replace("Rate", "NetBest", StringComparison.Ordinal));
        Assert.Equal(["NAS0013"], run.Reported.Select(d => d.Id));
        Assert.Empty(Errors(run.Output));
    }

    /// <summary>A pick of `nasgen pick`, of which no attribute knows, before the space had a decision of that name.</summary>
    [Fact]
    public void A_decision_of_the_name_of_an_earlier_pick_is_reported_at_the_space()
    {
        var run = GeneratorRun.SearchWithout(["public sealed class Rate : Net\n{\n}\n"], Picking("NetTiny"));
        var reported = Assert.Single(run.Reported);
        Assert.Equal(("NAS0013", 7), (reported.Id, reported.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Empty(Errors(run.Output));
    }

    [Theory]
    [InlineData("protected abstract new bool {|NAS0024:training|} { get; }", "Values(true, false)", "torch.nn.Module")]
    [InlineData("public abstract new int {|NAS0024:parameters|} { get; }", "Values(1, 2)", "torch.nn.Module")]
    [InlineData("public abstract new int {|NAS0024:forward|} { get; }", "Values(1, 2)", "torch.nn.Module<torch.Tensor, torch.Tensor>")]
    [InlineData("public abstract new string {|NAS0024:ToString|} { get; }", "Values(\"a\", \"b\")", "object")]
    [InlineData("protected abstract new Module<Tensor, Tensor> {|NAS0024:RegisterComponents|} { get; }", "Choice<ConvBlock, MobileBlock>", "torch.nn.Module")]
    public void A_decision_that_hides_a_member_of_Module_is_reported(string property, string attribute, string owner) => Assert.Contains(
        $"hides a member of {owner}",
        DiagnosticTests.Verify(
            $"[SearchSpace(Input = [4]), Csv(\"a.csv\", Label = \"y\"), Classification(10)] public abstract class Net() : Module<Tensor, Tensor>(\"n\") "
            + $"{{ [{attribute}] {property} [Choice<ConvBlock, MobileBlock>] protected abstract Module<Tensor, Tensor> Stem {{ get; }} }}"),
        StringComparison.Ordinal);

    private static string Picking(string pick) => $$"""
        using System;
        using NasGen;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;
        [SearchSpace(Input = [1, 8, 8]), Csv("a.csv", Label = "y"), Classification(3)]
        [Pick("{{pick}}", Cost.Parameters, 10)]

        public abstract class Net() : Module<Tensor, Tensor>("n")
        {
            [Choice<ConvBlock, MobileBlock>] protected abstract Module<Tensor, Tensor> Stem { get; }
            [Values(0.1, 0.2)] protected abstract double Rate { get; }
            public override Tensor forward(Tensor x) { Console.WriteLine(Rate); using var y = Linear(1, 2).call(x); return Stem.call(x); }
        }
        """;

    /// <summary>A space whose default architecture needs every class that a winner can declare: residual, gate, branches, group norm and a cell.</summary>
    private const string Template = """
        using NasGen;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;
        namespace Place#;
        [SearchSpace(Input = [1, 8, 8]), Csv("a.csv", Label = "y"), Classification(3)]
        public abstract class Net#() : MODULE("n")
        {
            [Choice<ResidualBlock, ConvBlock>, Width(8), NasGen.Norm(NasGen.Norm.Group)] protected abstract MODULE Stem { get; }
            [Choice<SqueezeExciteBlock, ConvBlock>, Width(8)] protected abstract MODULE Gates { get; }
            [Choice<InceptionBlock, ConvBlock>, Width(8), NasGen.Activation(NasGen.Activation.GELU)] protected abstract MODULE gates { get; }
            [Choice<ConvBlock, IdentityBlock, ZeroBlock>, Cell(Nodes = 4, Concat = true), Width(8), Depth(2, 3)] protected abstract MODULE Graph { get; }
            MEMBERS
            [Classifier(3)] protected abstract MODULE Head { get; }
        }
        TYPES
        """;

    private static string Space(string members = "", string types = "", string attributes = "") =>
        Template.Replace("MEMBERS", members, StringComparison.Ordinal).Replace("TYPES", types, StringComparison.Ordinal)
            .Replace("public abstract class", attributes + "public abstract class", StringComparison.Ordinal)
            .Replace("MODULE", $"global::TorchSharp.torch.nn.Module<{Tensor}, {Tensor}>", StringComparison.Ordinal);

    private const string Tensor = "global::TorchSharp.torch.Tensor";

    private static string Module(string name, string parameters) => $$"""
        public sealed class {{name}}(int inChannels, int outChannels{{parameters}}) : MODULE("m")
        {
            public int Sum => inChannels + outChannels;
            public override {{Tensor}} forward({{Tensor}} input) => input;
        }
        """;

    /// <summary>The winner of the default architecture, printed from the descriptor of a generated file.</summary>
    private static string Winner(string generated)
    {
        var descriptor = SpaceDescriptor.Parse(Regex.Match(generated, """(?m)^\s*(\{"space":.*\})\s*$""").Groups[1].Value);
        var hash = Regex.Match(generated, "Hash => \"(.*?)\"").Groups[1].Value;
        long[] before = [1, 8, 8], inside = [8, 8, 8], after = [24, 8, 8];
        var shapes = new Dictionary<string, RepeatShapes>(StringComparer.Ordinal);
        foreach (var property in descriptor.Space.Properties.Where(p => p.Type is null))
            shapes[property.Name] = property.Name switch
            {
                "Stem" => new([before], inside),
                "Graph" => new([inside, after], after),
                "Head" => new([after], [3]),
                _ when shapes.ContainsKey("Graph") => new([after], after),
                _ => new([inside], inside),
            };
        return WinnerEmitter.Emit(
            descriptor, hash, descriptor.Space.ToSearchSpace().Default, new ArchitectureShapes(shapes), descriptor.Task.Winner, 7);
    }

    private static string[] Shared(string field) =>
        (string[])typeof(SpaceDescriptor).Assembly.GetType("NasGen.Shared.WinnerNames", throwOnError: true)!.GetField(field)!.GetValue(null)!;

    private static IEnumerable<Diagnostic> Errors(CSharpCompilation compilation) =>
        compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
}
