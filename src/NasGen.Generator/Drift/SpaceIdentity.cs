using NasGen.Generator.Emission;
using NasGen.Generator.Model;

namespace NasGen.Generator.Drift;

/// <summary>What of a space a winner is checked against.</summary>
/// <param name="Name">Fully qualified with <c>global::</c>.</param>
/// <param name="Hash">As its definition carries it.</param>
internal sealed record SpaceIdentity(string Name, string Hash)
{
    public static SpaceIdentity Of(SpaceModel space) => new(space.QualifiedName, TextHash.Of(SpaceJson.Write(space)));
}
