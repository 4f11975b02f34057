using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Search.Tests.Sessions;

namespace NasGen.Search.Tests.Contracts;

public sealed class SpaceModelTests
{
    [Fact]
    public void A_descriptor_is_read_once_for_what_is_written_of_a_space_and_for_the_space_itself()
    {
        var model = new ToySpace().In("/project");

        Assert.Same(model.Descriptor.Space.Decisions[0].Options, ((Categorical)model.Space.Decisions[0].Domain).Options);
    }
}
