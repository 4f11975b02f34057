namespace NasGen.Search.Contracts;

/// <summary>The speed of an architecture's training, from a short timing.</summary>
/// <param name="FullSeconds">The expected duration of a full training in seconds, with its validations.</param>
/// <param name="EpochSeconds">The expected duration of one pass over the training data in seconds; NaN if the training is the user's own.</param>
/// <param name="Epochs">The number of epochs of a full training; NaN if the training is the user's own.</param>
internal sealed record TrainingPace(double FullSeconds, double EpochSeconds, double Epochs);
