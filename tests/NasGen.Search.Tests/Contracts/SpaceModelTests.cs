using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Search.Tests.Sessions;

namespace NasGen.Search.Tests.Contracts;

public sealed class SpaceModelTests
{
    [Fact]
    public void The_descriptor_and_the_search_space_are_parsed_once_together()
    {
        var model = new ToySpace().In("/project");

        Assert.Same(model.Descriptor.Space.Decisions[0].Options, ((Categorical)model.Space.Decisions[0].Domain).Options);
    }
}
