using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NasGen.Evaluation;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Tests.Data;

namespace NasGen.Tests.UserCode;

/// <summary>The models on the pages of docs/errors get the errors that the pages show.</summary>
public sealed partial class ShownSpaceTests
{
    /// <summary>The lines of usings, which the pages leave out, and an empty one.</summary>
    private const int Usings = 5;

    public static TheoryData<string, string, int, int> Pages => new()
    {
        { "NAS2031", "NAS2031", 100, 50 },
        { "NAS2032", "NAS2032", 100, 3 },
        { "NAS2033", "NAS2032", 60, 1 },
        { "NAS2034", "NAS2034", 100, 50 },
    };

    /// <param name="id">The error.</param>
    /// <param name="shown">The page that shows the model.</param>
    /// <param name="samples">The number of points.</param>
    /// <param name="rare">How many of them are of class 1.</param>
    [Theory, MemberData(nameof(Pages))]
    public void A_model_on_a_page_gets_the_error_of_the_page(string id, string shown, int samples, int rare)
    {
        var code = Code().Match(Page(shown)).Groups["code"].Value.Split('\n');
        var source = File.ReadAllText(Here("ShownSpaces.cs"));
        Assert.Contains(string.Join('\n', code), source.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        SpaceDefinition definition = shown switch
        {
            "NAS2031" => new PerSampleNetDefinition(),
            "NAS2032" => new RankingNetDefinition(),
            _ => new CenteredNetDefinition(),
        };
        using var project = new TemporaryProject().With("points.csv", Points(samples, rare));
        using var evaluator = new Evaluator(definition, new EvaluatorOptions(project.Directory, SplitSeed: 1));
        var error = Assert.Throws<NasException>(
            () => evaluator.Evaluate(evaluator.Space.Default, new EvaluationRequest(Seed: 1, OpenTest: true), _ => { }, default));

        var line = Array.IndexOf(code, source.ReplaceLineEndings("\n").Split('\n')[error.Line - 1]) + 1 + Usings;
        var model = SpaceDescriptor.Parse(definition.Descriptor).Space.Name;
        Assert.Contains($"\n{model}.cs({line}): error {error.Code}: {error.Message}\n", Page(id), StringComparison.Ordinal);
        Assert.Equal(id, error.Code);
    }

    private static string Points(int samples, int rare) => "x,y,side\n" + string.Concat(Enumerable.Range(0, samples).Select(
        i => string.Create(CultureInfo.InvariantCulture, $"{i % 7 / 7.0:0.000},{i % 11 / 11.0:0.000},{(i < rare ? 1 : 0)}\n")));

    private static string Page(string id) => File.ReadAllText(Here($"../../../docs/errors/{id}.md")).ReplaceLineEndings("\n");

    private static string Here(string file, [CallerFilePath] string own = "") => Path.Combine(Path.GetDirectoryName(own)!, file);

    [GeneratedRegex("""```csharp\n(?<code>[\s\S]*?)\n```""")]
    private static partial Regex Code();
}
