using NasGen.Generator.Emission;
using NasGen.Generator.Model;

namespace NasGen.Generator.Drift;

/// <summary>What a winner is compared with: the name and the hash of its space.</summary>
/// <param name="Name">The class, fully qualified with <c>global::</c>.</param>
/// <param name="Hash">The hash of the space, as its definition carries it.</param>
internal sealed record SpaceIdentity(string Name, string Hash)
{
    public static SpaceIdentity Of(SpaceModel space) => new(space.QualifiedName, TextHash.Of(SpaceJson.Write(space)));
}
