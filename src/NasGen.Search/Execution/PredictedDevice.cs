using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Search.Execution;

/// <summary>The device that a search is for, where costs are predicted for it and not measured.</summary>
/// <param name="Digest">A digest of what the predictions depend on.</param>
/// <param name="Costs">The names of the costs that it predicts.</param>
/// <param name="Predict">The costs of an architecture, from what its dry run found out.</param>
/// <param name="Notes">What a person is told before the search, by the version of libtorch that it runs on.</param>
/// <param name="IsThisMachine">Whether winners can be measured here.</param>
/// <param name="Power">What it draws while idle; <see langword="null"/> if its profile says nothing of energy.</param>
internal sealed record PredictedDevice(
    string Digest, IReadOnlyList<string> Costs, Func<Genotype, DryRunResult, IEnumerable<(string Cost, double Value)>> Predict,
    Func<string, IEnumerable<string>> Notes, bool IsThisMachine, DevicePower? Power);
