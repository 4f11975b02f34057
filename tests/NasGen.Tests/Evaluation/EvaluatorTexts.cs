using NasGen.Evaluation;
using NasGen.Search.Contracts;

namespace NasGen.Tests.Evaluation;

/// <summary>Architectures as text, which reads better in a test.</summary>
internal static class EvaluatorTexts
{
    public static DryRunResult DryRun(this Evaluator evaluator, string genotype) => evaluator.DryRun(evaluator.Space.Parse(genotype));

    public static EvaluationResult Evaluate(
        this Evaluator evaluator, string genotype, EvaluationRequest request, Action<double> report, CancellationToken stop) =>
        evaluator.Evaluate(evaluator.Space.Parse(genotype), request, report, stop);

    public static IReadOnlyDictionary<string, double> ZeroCost(this Evaluator evaluator, string genotype, ulong seed) =>
        evaluator.ZeroCost(evaluator.Space.Parse(genotype), seed);

    public static LatencyResult MeasureLatency(this Evaluator evaluator, string genotype) => evaluator.MeasureLatency(evaluator.Space.Parse(genotype));

    public static SharedScore ScoreShared(this Evaluator evaluator, string genotype) => evaluator.ScoreShared(evaluator.Space.Parse(genotype));
}
