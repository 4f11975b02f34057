using NasGen.Package.Tests.Feed;
using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Layouts;

/// <summary>Projects whose product is self-contained, trimmed or compiled ahead of time. The search build is none of these.</summary>
[Collection(nameof(PackageTests))]
public sealed class PublishedProjectTests(PackedPackage package) : IDisposable
{
    private const string App = "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType>";

    private readonly UserProject _project = new(package);

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task A_self_contained_trimmed_single_file_is_searched_and_verified_and_so_is_a_program_compiled_ahead_of_time()
    {
        _project.Write("Net.cs", Sources.Space());
        _project.Write("points.csv", Sources.Points());
        _project.Write("Program.cs", Sources.Program);

        await Succeeds(
            "<RuntimeIdentifier>linux-x64</RuntimeIdentifier><SelfContained>true</SelfContained><PublishSingleFile>true</PublishSingleFile><PublishTrimmed>true</PublishTrimmed>",
            "/t:NasSearch", "-p:NasBudget=1trials");
        Assert.True(File.Exists(_project.Path("NetBest.nas.cs")));
        await Succeeds("<PublishAot>true</PublishAot><JsonSerializerIsReflectionEnabledByDefault>false</JsonSerializerIsReflectionEnabledByDefault>", "/t:NasVerify;NasPlan");
    }

    private async Task Succeeds(string properties, params string[] arguments)
    {
        _project.Write("App.csproj", Sources.Project(package.Version, App + properties));
        var build = await _project.Build(arguments);
        Assert.True(build.ExitCode == 0, build.Text);
    }
}
