using NasGen.Cli.Hosting;
using NasGen.Cli.Tests.Spaces;
using NasGen.Search.Contracts;
using Words = System.Collections.Generic.List<string>;

namespace NasGen.Cli.Tests.Winners;

/// <summary>The names that no pick of a space in this assembly can have, because the code around it would no longer compile.</summary>
public sealed class TakenNamesTests
{
    private static readonly TakenNames Names = new(typeof(ToyDefinition).Assembly, Model());

    [Theory]
    [InlineData("Stem", "a member of ToyNet")]
    [InlineData("Rate", "a member of ToyNet")]
    [InlineData("RegisterComponents", "a member of ToyNet")]
    [InlineData("GetType", "a member of ToyNet")]
    [InlineData("ToyNet", "the type Toys.ToyNet")]
    [InlineData("TakenNamesTests", "the type NasGen.Cli.Tests.Winners.TakenNamesTests")]
    [InlineData("Linear", "the type TorchSharp.Modules.Linear")]
    [InlineData("Tensor", "the type TorchSharp.torch+Tensor")]
    [InlineData("ConvBlock", "the type NasGen.ConvBlock")]
    [InlineData("Console", "the type System.Console")]
    [InlineData("String", "the type System.String")]
    [InlineData("NewDisposeScope", "TorchSharp.torch.NewDisposeScope")]
    [InlineData("Words", "an alias in the project (using Words = …)")]
    [InlineData("zeros_like", "TorchSharp.torch.zeros_like")]
    public void A_name_that_the_projects_code_may_use_has_a_holder(string name, string holder) => Assert.Equal(holder, Names.HolderOf(name));

    [Theory]
    [InlineData("ToyNetSmall")]
    [InlineData("Small")]
    [InlineData("Fast2")]
    public void Any_other_name_is_free(string name) => Assert.Null(Names.HolderOf(name));

    private static readonly Words Unused = [];

    private static SpaceModel Model()
    {
        var definition = new ToyDefinition();
        return new SpaceModel(definition.Hash, definition.Size, definition.Descriptor, "/project");
    }
}
