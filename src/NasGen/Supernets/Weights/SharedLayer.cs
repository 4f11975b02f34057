using NasGen.Plans;

namespace NasGen.Supernets.Weights;

/// <summary>A layer with weights, or a module of the user's, and where a supernet keeps its weights.</summary>
/// <param name="Key">What layers have in common that share weights: their place in the block and their kind.</param>
/// <param name="Plan">The layer as this block needs it.</param>
/// <param name="StatisticsWidth">The channels of which running statistics are kept; <see langword="null"/> if the supernet keeps none.</param>
internal sealed record SharedLayer(string Key, BlockPlan Plan, long? StatisticsWidth = null);
