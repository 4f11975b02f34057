using NasGen.Plans;

namespace NasGen.Supernets.Weights;

/// <summary>A layer with weights, or a user module, and the key of its weights in a supernet.</summary>
/// <param name="Key">The key of the weights: the place in the block and the kind of the layer. Layers with equal keys share weights.</param>
/// <param name="Plan">The layer as this block needs it.</param>
/// <param name="StatisticsWidth">The number of channels with running statistics; <see langword="null"/> if the supernet keeps none for it.</param>
internal sealed record SharedLayer(string Key, BlockPlan Plan, long? StatisticsWidth = null);
