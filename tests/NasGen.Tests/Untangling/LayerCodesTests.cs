using System.Runtime.CompilerServices;
using NasGen.Evaluation;
using Xunit.Abstractions;

namespace NasGen.Tests.Untangling;

public sealed class LayerCodesTests(ITestOutputHelper o)
{
    private static string Digits([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../samples/Digits"));

    [Fact]
    public void Spike()
    {
        using var evaluator = new Evaluator(new DigitsChainDefinition(), new EvaluatorOptions(Digits(), SplitSeed: 1));
        foreach (var g in new[] { "Stem=ConvBlock(Depth: 2); Body=ConvBlock(Depth: 2)", "Stem=ResidualBlock(Depth: 1); Body=MobileBlock(Depth: 3)" })
        foreach (var seed in new ulong[] { 1, 2 })
        {
            var w = System.Diagnostics.Stopwatch.StartNew();
            var r = evaluator.Evaluate(new EvaluationRequest(g, seed, UntanglingSeconds: seed == 1 ? 60 : 3), _ => { }, default);
            o.WriteLine($"{g} acc {r.Validation["Accuracy"]} train {r.Seconds:0.0} untangle {w.Elapsed.TotalSeconds - r.Seconds:0.0}");
            foreach (var l in r.Layers!) o.WriteLine($"   {l.Layer.Property} {l.Layer.Repeat}/{l.Layer.Repeats} d={l.Dimensions} {l.Code}");
        }
    }
}
