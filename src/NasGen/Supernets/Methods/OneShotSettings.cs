namespace NasGen.Supernets.Methods;

/// <summary>How a supernet is trained.</summary>
/// <param name="Method"><c>darts</c>, <c>darts2</c> (second order), <c>gdas</c> or <c>spos</c>.</param>
/// <param name="Epochs">Passes over half of the training data (all of it for <c>spos</c>).</param>
/// <param name="BatchSize">Samples a step.</param>
/// <param name="LearningRate">Of the weights, the highest of the schedule.</param>
/// <param name="WeightDecay">Of the weights.</param>
/// <param name="PolicyLearningRate">Of the architecture parameters, by Adam.</param>
internal sealed record OneShotSettings(
    string Method, int Epochs = 30, int BatchSize = 32, double LearningRate = 0.01, double WeightDecay = 0.01, double PolicyLearningRate = 0.03);
