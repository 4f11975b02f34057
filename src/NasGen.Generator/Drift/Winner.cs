using NasGen.Generator.Model;

namespace NasGen.Generator.Drift;

/// <summary>A class marked <c>[Architecture]</c>, and what its file says.</summary>
/// <param name="Space">The base class, fully qualified with <c>global::</c>.</param>
/// <param name="SpaceName">The base class, as a message names it.</param>
/// <param name="TextHash">Of the space that it was found in, by its attribute.</param>
/// <param name="BodyHash">Of its file when it was written, by its attribute.</param>
/// <param name="Obstacle">Why it cannot be checked, as a clause; <see langword="null"/> where it can.</param>
/// <param name="Place">The attribute's.</param>
internal sealed record Winner(
    string Name, string Space, string SpaceName, string TextHash, string BodyHash, string? Obstacle, LocationInfo? Place);
