using NasGen.Package.Tests.Feed;
using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Console;

/// <summary>A search on folders of images, which the package decodes by the SkiaSharp of the project.</summary>
[Collection(nameof(PackageTests))]
public sealed class ImagesTests(PackedPackage package)
{
    [Fact]
    public async Task A_search_on_a_folder_of_images_finds_a_winner()
    {
        using var project = new UserProject(package);
        project.Write("App.csproj", Sources.Project(package.Version, "<TargetFramework>net10.0</TargetFramework>").Replace(
            "</ItemGroup>", "  <PackageReference Include=\"SkiaSharp.NativeAssets.Linux.NoDependencies\" Version=\"2.88.9\" />\n  </ItemGroup>",
            StringComparison.Ordinal));
        project.Write("Net.cs", Sources.ImageSpace("Net"));
        Sources.WriteImages(project, "images");

        var search = await project.Build("/t:NasSearch", "-p:NasBudget=1trials", "-p:NasWorkers=1");

        Assert.True(search.ExitCode == 0, search.Text);
        Assert.DoesNotContain("warning NAS20", search.Text, StringComparison.Ordinal);
        Assert.Contains("public sealed class NetBest : Net", project.Read("NetBest.nas.cs"), StringComparison.Ordinal);
        Assert.Contains("test: 8", project.Read("Net.nas.yaml"), StringComparison.Ordinal);
    }
}
