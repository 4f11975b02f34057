namespace NasGen.Search.Contracts;

/// <summary>The scores of the trivial predictor, which gives every sample the same answer.</summary>
/// <param name="Answer">The answer as part of a sentence: <c>class 3, 10.2 % of the training data</c>.</param>
/// <param name="Metrics">Its metrics. A method of the user that has no finite value for constant outputs is left out.</param>
internal sealed record TrivialScore(string Answer, MeasuredMetrics Metrics);
