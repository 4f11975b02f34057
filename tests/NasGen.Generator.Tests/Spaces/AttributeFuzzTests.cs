using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Tests.Harness;
using NasGen.Search.Contracts;

namespace NasGen.Generator.Tests.Spaces;

/// <summary>
/// Random attributes on a small space: each space gets a message, or a definition that compiles and from which architectures can be drawn. Set
/// NASGEN_FUZZ=1 to try a thousand.
/// </summary>
public class AttributeFuzzTests
{
    private static readonly int Count = Environment.GetEnvironmentVariable("NASGEN_FUZZ") == "1" ? 1000 : 50;

    private static readonly string[] Sources =
    [
        "Csv(\"a.csv\", Label = \"y\")", "Csv(\"a.csv\", Labels = [\"y\", \"z\"])", "Csv(\"a.csv\", Label = \"y\", Group = \"g\", Time = \"t\", Ignore = [\"y\"])",
        "Csv(\"a.csv\")", "Idx(\"a\", \"b\")", "Idx(\"a\", \"b\", TestInputs = \"a\")", "Data(nameof(Load))", "Data(\"Nowhere\")",
    ];

    private static readonly string[] Tasks = ["Classification(2)", "Classification(3)", "Classification(0)", "Regression", "Train(nameof(Fit))", "Loss(nameof(Error))"];

    private static readonly string[] Goals =
    [
        .. Enum.GetNames<Metric>().SelectMany(m => new[] { $"Maximize(Metric.{m})", $"Minimize(Metric.{m})" }),
        .. Enum.GetNames<Cost>().SelectMany(c => new[] { $"Maximize(Cost.{c})", $"Minimize(Cost.{c})", $"Limit(Cost.{c}, 50)", $"Penalty(Cost.{c}, 0.1)", $"Pick(\"Small#\", Cost.{c}, 40)" }),
        "Maximize(nameof(Score))", "Minimize(nameof(Fit))", "Pick(\"Body\", Cost.Macs, 5)", "Pick(\"record\", Cost.Macs, 5)", "Budget(\"soon\")",
        "Training(BatchSize = [1])", "Training(BatchSize = [1, 8], Epochs = [2, 3])", "Training(LearningRate = [0.1, 0.1])", "Training(Patience = 0)",
    ];

    private static readonly string[] Properties =
    [
        "[Choice<MlpBlock, IdentityBlock>SETTINGS] protected abstract Module<Tensor, Tensor> Body { get; }",
        "[Choice<ConvBlock, ZeroBlock>, Cell(Nodes = 3)SETTINGS] protected abstract Module<Tensor, Tensor> Cells { get; }",
        "[Choice(typeof(ResidualBlock), typeof(InceptionBlock)), SkippableSETTINGS] protected abstract Module<Tensor, Tensor> Trunk { get; }",
        "[Values(1, 2)SETTINGS] protected abstract int Factor { get; }",
        "[Range(0, 1, Step = 0.1)] protected abstract double Rate { get; }",
        "[Values(true, false)] protected abstract bool Biased { get; }",
        "[Classifier(2)] protected abstract Module<Tensor, Tensor> Head { get; }",
        "[Classifier(3)] protected abstract Module<Tensor, Tensor> Other { get; }",
        "[Regressor] protected abstract Module<Tensor, Tensor> Line { get; }",
        "[Regressor(2)SETTINGS] protected abstract Module<Tensor, Tensor> Lines { get; }",
        "[Choice<MlpBlock, IdentityBlock>, Width(SameAs = \"Body\")] protected abstract Module<Tensor, Tensor> Same { get; }",
        "[Values(1, 2)] protected abstract new int parameters { get; }",
    ];

    private static readonly string[] Settings =
    [
        "Width(8, 16)", "Width(0)", "Depth(1, 3)", "Depth(2, 1)", "Kernel(2, 4)", "Stride(1, 2)", "Norm(Norm.Group)", "Norm(Norm.Batch, Norm.None)",
        "Activation(Activation.ReLU, Activation.ReLU)", "Expansion(2)", "Skippable", "Cell(Nodes = 9)",
    ];

    [Fact]
    public void Random_attributes_get_a_message_or_a_definition_that_compiles()
    {
        var random = new Random(14);
        string[] sources = [.. Enumerable.Range(0, Count).Select(i => Space(random, i))];
        var run = GeneratorRun.Search(sources);

        // Attributes of one name are an error of the compiler, and so is what the user himself gets wrong.
        var own = Errors(GeneratorRun.Compile(sources)).Select(FileOf).ToHashSet();
        Assert.DoesNotContain(Errors(run.Output), d => FileOf(d) is not { } file || !own.Contains(file));
        var reported = run.Reported.Where(d => d.Severity == DiagnosticSeverity.Error).Select(FileOf).ToHashSet();
        var definitions = run.Files.Where(f => f.Key.EndsWith(".Search.g.cs", StringComparison.Ordinal)).ToList();
        for (var i = 0; i < Count; i++)
        {
            var definition = definitions.SingleOrDefault(d => d.Key == $"Net{i}.Search.g.cs").Value;
            Assert.True(own.Contains(i) || reported.Contains(i) == definition is null, $"{sources[i]}\nhas {(definition is null ? "neither a message nor" : "a message and")} a definition.");
            if (definition is not null && !own.Contains(i)) CheckDefinition(definition);
        }
        Assert.InRange(definitions.Count, Count / 20, Count - 1);
    }

    private static void CheckDefinition(string definition)
    {
        var descriptor = SpaceDescriptor.Parse(Regex.Match(definition, """(?m)^\s*(\{"space":.*\})\s*$""").Groups[1].Value);
        var space = descriptor.Space.ToSearchSpace();
        Assert.Equal(space.Default, space.Parse(space.Default.ToString()));
        Assert.Equal(descriptor.Space.Decisions.Length, descriptor.Space.Decisions.Select(d => d.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.NotEmpty(descriptor.Task.Objectives);
        Assert.DoesNotContain(descriptor.Task.Objectives.Take(1), o => Enum.TryParse<Cost>(o.Name, out _));
    }

    private static string Space(Random random, int number)
    {
        List<string> attributes = ["SearchSpace(Input = [1, 8, 8])", .. Some(Sources, 1), .. Some(Tasks, 1)];
        if (random.Next(4) == 0) attributes.AddRange(Some(Sources, 1).Concat(Some(Tasks, 1)));
        attributes.AddRange(Some(Goals, random.Next(3)));
        var properties = Some(Properties, 1 + random.Next(3)).Select(p => p.Replace(
            "SETTINGS", string.Concat(Some(Settings, random.Next(3)).Select(s => ", " + s)), StringComparison.Ordinal));
        var forward = random.Next(2) == 0 ? "public override Tensor forward(Tensor x) => x;" : "";
        return $$"""
            using NasGen;
            using static TorchSharp.torch;
            using static TorchSharp.torch.nn;
            [{{string.Join(", ", attributes.Distinct()).Replace("#", $"{number}", StringComparison.Ordinal)}}]
            public abstract class Net{{number}}() : Module<Tensor, Tensor>("n")
            {
                {{string.Join("\n    ", properties.Distinct())}}
                {{forward}}
                internal static (Tensor, Tensor) Load() => default;
                internal static Tensor Error(Module<Tensor, Tensor> net, Tensor input, Tensor target) => target;
                internal static double Score(Tensor output, Tensor target) => 0;
                internal static double Fit(Module<Tensor, Tensor> net, (Tensor, Tensor) train, (Tensor, Tensor) validation, double fidelity,
                    System.Action<double> report, System.Threading.CancellationToken stop) => 0;
            }
            """;

        IEnumerable<string> Some(string[] from, int count) => Enumerable.Range(0, count).Select(_ => from[random.Next(from.Length)]).ToList();
    }

    private static IEnumerable<Diagnostic> Errors(Microsoft.CodeAnalysis.Compilation compilation) => compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);

    private static int? FileOf(Diagnostic diagnostic) =>
        Regex.Match(diagnostic.Location.GetLineSpan().Path, @"/Model(\d+)\.cs$") is { Success: true } match
            ? int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : null;
}
