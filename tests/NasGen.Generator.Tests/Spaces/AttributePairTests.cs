using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NasGen.Generator.Analyzers;
using NasGen.Generator.Tests.Harness;

namespace NasGen.Generator.Tests.Spaces;

/// <summary>
/// Every pair of attributes: whether they go together, or what is reported. <see cref="Decided"/> lists the pairs that do not; all others do. What
/// depends on arguments is in <see cref="ContradictionTests"/>.
/// </summary>
public class AttributePairTests
{
    private const string Allowed = "allowed";

    /// <summary>The attributes of a class; # is the number of the pair.</summary>
    private static readonly Dictionary<string, string> OfClasses = new(StringComparer.Ordinal)
    {
        ["SearchSpace"] = "SearchSpace(Input = [1, 8, 8])",
        ["Csv"] = "Csv(\"a.csv\", Label = \"y\")",
        ["Idx"] = "Idx(\"a\", \"b\")",
        ["Images"] = "Images(\"photos\")",
        ["Data"] = "Data(nameof(Load))",
        ["Classification"] = "Classification(3)",
        ["Regression"] = "Regression",
        ["Train"] = "Train(nameof(Fit))",
        ["Training"] = "Training(Epochs = [2], BatchSize = [16])",
        ["Loss"] = "Loss(nameof(Error))",
        ["Maximize"] = "Maximize(nameof(Score))",
        ["Minimize"] = "Minimize(nameof(Worse))",
        ["Penalty"] = "Penalty(Cost.Parameters, 1e-6)",
        ["Limit"] = "Limit(Cost.Macs, 1000)",
        ["AtLeast"] = "AtLeast(Metric.Loss, 1)",
        ["Pick"] = "Pick(\"Small#\", Cost.Parameters, 10)",
        ["Budget"] = "Budget(\"1m\")",
        ["CompoundScaling"] = "CompoundScaling",
        ["Require"] = "Require(nameof(Holds))",
        ["Architecture"] = "Architecture(Space = \"sha256:0\")",
    };

    /// <summary>The attributes of a property, with its type.</summary>
    private static readonly Dictionary<string, (string Attribute, string Type)> OfProperties = new(StringComparer.Ordinal)
    {
        ["Choice"] = ("Choice<ConvBlock, MobileBlock, MlpBlock>", "Module<Tensor, Tensor>"),
        ["Values"] = ("Values(1, 2)", "int"),
        ["Range"] = ("Range(1, 2)", "int"),
        ["Resolution"] = ("Resolution(4, 8, Native = 8)", "double"),
        ["Classifier"] = ("Classifier(3)", "Module<Tensor, Tensor>"),
        ["Regressor"] = ("Regressor", "Module<Tensor, Tensor>"),
        ["Width"] = ("Width(8, 16)", ""),
        ["Depth"] = ("Depth(1, 2)", ""),
        ["Kernel"] = ("Kernel(3, 5)", ""),
        ["Stride"] = ("Stride(1, 2)", ""),
        ["Activation"] = ("Activation(Activation.ReLU, Activation.Tanh)", ""),
        ["Norm"] = ("Norm(Norm.Batch, Norm.Group)", ""),
        ["Expansion"] = ("Expansion(2, 4)", ""),
        ["Symmetry"] = ("Symmetry(Symmetry.None, Symmetry.Rotation4)", ""),
        ["Skippable"] = ("Skippable", ""),
        ["Cell"] = ("Cell(Nodes = 3)", ""),
    };

    private static readonly string[] Sources = ["Csv", "Idx", "Images", "Data"];
    private static readonly string[] Tasks = ["Classification", "Regression", "Train"];
    private static readonly string[] Kinds = ["Choice", "Values", "Range", "Resolution", "Classifier", "Regressor"];
    private static readonly string[] Repeatable = ["Maximize", "Minimize", "Penalty", "Limit", "AtLeast", "Pick", "Require"];

    /// <summary>The pairs that do not go together.</summary>
    private static string Decided(string a, string b) => (a, b) switch
    {
        _ when a == b && !Repeatable.Contains(a) => "CS0579", // The compiler allows an attribute once.
        ("Maximize", "Maximize") or ("Minimize", "Minimize") => "NAS0020",
        ("CompoundScaling", "Width" or "Depth") => "NAS0020", // These have two values here.
        ("Require", "Require") => "NAS0020",
        ("Penalty", "Penalty") or ("Limit", "Limit") or ("AtLeast", "AtLeast") => "NAS0015",
        ("Pick", "Pick") => "NAS0013",
        (_, "Architecture") when OfClasses.ContainsKey(a) => "NAS3003", // A winner derives from a space and is none.
        ("Architecture", _) => "NAS3003",
        _ when Sources.Contains(a) && Sources.Contains(b) => "NAS0020",
        ("Classification", "Regression") or ("Images", "Regression" or "Regressor") => "NAS0020",
        ("Train", "Training") or ("Train", "Loss") or ("Train", "AtLeast") => "NAS0020",
        ("Classification", "Regressor") or ("Regression", "Classifier") => "NAS0020",
        _ when Kinds.Contains(a) && Kinds.Contains(b) => "NAS0020",
        _ when Kinds.Contains(a) && a != "Choice" && OfProperties.ContainsKey(b) => "NAS0020", // Settings belong to [Choice].
        ("Skippable" or "Symmetry", "Cell") => "NAS0020",
        _ => Allowed,
    };

    private static readonly Lazy<IReadOnlyDictionary<(string, string), IReadOnlyList<string>>> Found = new(Run);

    public static TheoryData<string, string, string> Pairs()
    {
        var pairs = new TheoryData<string, string, string>();
        foreach (var (a, b) in All()) pairs.Add(a, b, Decided(a, b));
        return pairs;
    }

    [Theory, MemberData(nameof(Pairs))]
    public void A_pair_goes_together_or_says_why_not(string a, string b, string expected)
    {
        var found = Found.Value[(a, b)];
        if (expected == "CS0579") Assert.Contains("CS0579", found);
        else Assert.Equal(expected == Allowed ? [] : [expected], found.Distinct());
    }

    [Fact]
    public void The_table_has_every_attribute_that_a_user_can_write() => Assert.Equal(
        typeof(SearchSpaceAttribute).Assembly.GetExportedTypes()
            .Where(t => t is { IsAbstract: false, Namespace: "NasGen" } && t.IsSubclassOf(typeof(Attribute)) && t != typeof(BlockAttribute))
            .Select(t => t.Name.Split('`')[0].Replace("Attribute", "", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal),
        OfClasses.Keys.Concat(OfProperties.Keys).Order(StringComparer.Ordinal));

    private static IEnumerable<(string A, string B)> All()
    {
        string[] names = [.. OfClasses.Keys, .. OfProperties.Keys];
        return from i in Enumerable.Range(0, names.Length) from j in Enumerable.Range(i, names.Length - i) select (names[i], names[j]);
    }

    /// <summary>One compilation with a space for each pair, because one for each of them would take minutes.</summary>
    private static IReadOnlyDictionary<(string, string), IReadOnlyList<string>> Run()
    {
        var pairs = All().ToList();
        var run = GeneratorRun.Ordinary([.. pairs.Select((p, i) => Space(p.A, p.B, i))]);
        DiagnosticAnalyzer[] analyzers = [new WinnerNameTakenAnalyzer(), new StrayAttributeAnalyzer(), new UnregisteredAnalyzer()];
        var said = run.Reported
            .Concat(run.Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error))
            .Concat(run.Output.WithAnalyzers([.. analyzers]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult())
            .ToLookup(d => d.Location.GetLineSpan().Path, d => d.Id);
        return pairs.Select((p, i) => (Pair: p, Ids: said[$"{GeneratorRun.ProjectDirectory}Model{i}.cs"])).ToDictionary(
            p => p.Pair, p => (IReadOnlyList<string>)[.. p.Ids]);
    }

    /// <summary>A space with both attributes, and with what a search needs besides.</summary>
    private static string Space(string a, string b, int number)
    {
        string[] both = [a, b];
        List<string> attributes = [.. both.Where(OfClasses.ContainsKey).Select(name => OfClasses[name])];
        if (!both.Contains("SearchSpace")) attributes.Add(OfClasses["SearchSpace"]);
        if (!both.Any(Sources.Contains)) attributes.Add(OfClasses["Csv"]);
        if (!both.Any(Tasks.Contains)) attributes.Add(OfClasses[both.Contains("Regressor") ? "Regression" : "Classification"]);

        string[] onProperty = [.. both.Where(OfProperties.ContainsKey)];
        var property = "";
        if (onProperty.Length > 0)
        {
            // A setting stands beside [Choice], unless the pair names another kind of property.
            string[] written = onProperty.Any(Kinds.Contains) ? onProperty : ["Choice", .. onProperty];
            var type = written.Select(name => OfProperties[name].Type).First(t => t.Length > 0);
            property = $"[{string.Join(", ", written.Select(name => OfProperties[name].Attribute))}] protected abstract {type} P {{ get; }}";
        }
        return $$"""
            using NasGen;
            using static TorchSharp.torch;
            using static TorchSharp.torch.nn;
            [{{string.Join(", ", attributes).Replace("#", $"{number}", StringComparison.Ordinal)}}]
            public abstract class Net{{number}}() : Module<Tensor, Tensor>("n")
            {
                [Choice<ConvBlock, MobileBlock>] protected abstract Module<Tensor, Tensor> Stem { get; }
                {{property}}
                internal static bool Holds(string stem) => true;
                internal static (Tensor, Tensor) Load() => default;
                internal static Tensor Error(Module<Tensor, Tensor> net, Tensor input, Tensor target) => target;
                internal static double Score(Tensor output, Tensor target) => 0;
                internal static double Worse(Tensor output, Tensor target) => 0;
                internal static double Fit(Module<Tensor, Tensor> net, (Tensor, Tensor) train, (Tensor, Tensor) validation, double fidelity,
                    System.Action<double> report, System.Threading.CancellationToken stop) => 0;
            }
            """;
    }
}
