namespace NasGen.Search.Contracts;

/// <summary>The linear discriminant code length of the output of one layer.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Dimensions">The number of principal components that the code length was computed on.</param>
/// <param name="Code">The code length.</param>
internal sealed record LayerCode(LayerName Layer, int Dimensions, CodeLength Code);
