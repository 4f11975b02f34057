using NasGen.Runtime;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Hosting;

/// <summary>A search space of the user's assembly: the code that the generator wrote for it, and its description for the search.</summary>
internal sealed record UserSpace(SpaceDefinition Definition, SpaceModel Model)
{
    public static UserSpace Of(SpaceDefinition definition, string projectDirectory) =>
        new(definition, new SpaceModel(definition.Hash, definition.Size, definition.Descriptor, projectDirectory));
}
