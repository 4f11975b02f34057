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

    [Theory]
    [InlineData("Nets/ToyNet.cs", "/project/Nets", "Nets/ToyNet.cs")]
    [InlineData("/project/ToyNet.cs", "/project", "/project/ToyNet.cs")]
    [InlineData("/shared/ToyNet.cs", "/project", "the project file")]
    [InlineData("../ToyNet.cs", "/project", "the project file")]
    public void Winners_of_a_model_that_is_linked_from_outside_are_written_into_the_project(string file, string folder, string beside)
    {
        var model = new ToySpace { File = file }.In("/project");
        Assert.Equal((folder, beside), (model.Directory, model.Beside));
        Assert.Equal((Path.Combine(folder, "ToyNetBest.nas.cs"), Path.Combine(folder, "ToyNet.nas.yaml")), (model.WinnerPath("ToyNetBest"), model.RecordPath));
    }
}
