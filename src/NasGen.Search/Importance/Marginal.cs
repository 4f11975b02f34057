namespace NasGen.Search.Importance;

/// <param name="Mean">Of the results to be expected with the option, over all other decisions.</param>
/// <param name="Deviation">Between the trees of the forest.</param>
/// <param name="Trials">How many had it.</param>
public sealed record Marginal(string Option, double Mean, double Deviation, int Trials);
