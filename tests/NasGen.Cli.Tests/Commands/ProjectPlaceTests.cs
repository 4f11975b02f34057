using NasGen.Cli.Tests.Workers;

namespace NasGen.Cli.Tests.Commands;

/// <summary>The folder that verbs read which build nothing: the one that the project's own build uses.</summary>
[Collection(nameof(Processes))]
public sealed class ProjectPlaceTests : IDisposable
{
    private readonly HostProject _project = new("ToyNet");

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("<NasStateDirectory>$(MSBuildProjectDirectory)/elsewhere/nas/</NasStateDirectory>", "elsewhere/nas/")]
    [InlineData("<Other>1</Other>", "obj/nas")]
    [InlineData("<Broken", "obj/nas")]
    public async Task The_project_says_where_its_journals_are(string property, string folder)
    {
        await File.WriteAllTextAsync(Path.Combine(_project.Folder, "App.csproj"), $"<Project><PropertyGroup>{property}</PropertyGroup></Project>");
        await File.WriteAllTextAsync(Path.Combine(_project.Folder, "App.slnx"), "<Solution />");
        Assert.Contains($"{Path.Combine(_project.Folder, folder)} contains no journal", (await _project.Run("show")).Output, StringComparison.Ordinal);
    }

    /// <summary>The folder of --project-directory has two projects, and another project has another folder of journals.</summary>
    [Theory]
    [InlineData("App.csproj", "of App")]
    [InlineData("other", "obj/nas")]
    [InlineData("other/App.csproj", "obj/nas")]
    public async Task A_project_elsewhere_is_not_asked_if_the_folder_is_given(string place, string folder)
    {
        Directory.CreateDirectory(Path.Combine(_project.Folder, "other"));
        foreach (var (project, state) in new[] { ("App.csproj", "of App"), ("Second.csproj", "of Second"), ("other/App.csproj", "of another") })
            await File.WriteAllTextAsync(
                Path.Combine(_project.Folder, project),
                $"<Project><PropertyGroup><NasStateDirectory>$(MSBuildProjectDirectory)/{state}</NasStateDirectory></PropertyGroup></Project>");
        Assert.Contains($"{Path.Combine(_project.Folder, folder)} contains no journal", (await _project.Run("show", place)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_project_has_its_journals_in_obj() =>
        Assert.Contains($"{Path.Combine(_project.Folder, "obj/nas")} contains no journal", (await _project.Run("show")).Output, StringComparison.Ordinal);
}
