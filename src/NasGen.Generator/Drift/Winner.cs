using NasGen.Generator.Model;

namespace NasGen.Generator.Drift;

/// <summary>A class marked <c>[Architecture]</c>, with the values of its attribute.</summary>
/// <param name="Space">The base class, fully qualified with <c>global::</c>.</param>
/// <param name="SpaceName">The base class, as a message names it.</param>
/// <param name="TextHash">The hash of the space in which it was found.</param>
/// <param name="BodyHash">The hash of its file when NasGen wrote it.</param>
/// <param name="Obstacle">Why it cannot be checked, as a clause; <see langword="null"/> if it can.</param>
/// <param name="Place">The place of the attribute.</param>
internal sealed record Winner(
    string Name, string Space, string SpaceName, string TextHash, string BodyHash, string? Obstacle, LocationInfo? Place);
