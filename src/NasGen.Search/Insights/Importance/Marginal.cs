namespace NasGen.Search.Insights.Importance;

/// <summary>The result to be expected with an option.</summary>
/// <param name="Option">The option or bin.</param>
/// <param name="Mean">The mean result with the option over all other decisions.</param>
/// <param name="Deviation">The standard deviation between the trees of the forest.</param>
/// <param name="Trials">The number of trials with the option.</param>
public sealed record Marginal(string Option, double Mean, double Deviation, int Trials);
