namespace NasGen.Supernets.Methods;

/// <summary>The settings of a supernet's training.</summary>
/// <param name="Method">The method: <c>darts</c>, <c>darts2</c> (second order), <c>gdas</c> or <c>spos</c>.</param>
/// <param name="Epochs">The number of passes over half of the training data (over all of them for <c>spos</c>).</param>
/// <param name="BatchSize">The number of samples per step.</param>
/// <param name="LearningRate">The highest learning rate of the weights in the schedule.</param>
/// <param name="WeightDecay">The weight decay of the weights.</param>
/// <param name="PolicyLearningRate">The learning rate of the architecture parameters, for Adam.</param>
internal sealed record OneShotSettings(
    string Method, int Epochs = 30, int BatchSize = 32, double LearningRate = 0.01, double WeightDecay = 0.01, double PolicyLearningRate = 0.03);
