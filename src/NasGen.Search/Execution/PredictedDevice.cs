using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Search.Execution;

/// <summary>A device whose costs are predicted from a profile and not measured.</summary>
/// <param name="Digest">The digest of everything that the predictions depend on.</param>
/// <param name="Costs">The names of the costs that are predicted.</param>
/// <param name="Predict">The prediction of the costs of an architecture from its dry run.</param>
/// <param name="Notes">The notes that are shown before the search, for the version of libtorch that it runs on.</param>
/// <param name="IsThisMachine">Whether the device is this machine. If it is, winners can be measured.</param>
/// <param name="Power">The power of the device; <see langword="null"/> if its profile has no energy section.</param>
internal sealed record PredictedDevice(
    string Digest, IReadOnlyList<string> Costs, Func<Genotype, DryRunResult, IEnumerable<(string Cost, double Value)>> Predict,
    Func<string, IEnumerable<string>> Notes, bool IsThisMachine, DevicePower? Power);
