using NasGen.Package.Tests.Feed;
using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Layouts;

/// <summary>A library for three frameworks, two of which can contain the model.</summary>
[Collection(nameof(PackageTests))]
public sealed class TargetFrameworksTests(PackedPackage package) : IDisposable
{
    private readonly UserProject _project = new(package);

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task A_project_with_several_frameworks_is_searched_once_and_builds_for_all_of_them()
    {
        _project.Write("Models.csproj", Project);
        _project.Write("Net.cs", Sources.Space());
        _project.Write("Everywhere.cs", "namespace Points; public static class Everywhere { public const int Answer = 42; }");
        _project.Write("points.csv", Sources.Points());

        var search = await _project.Build("/t:NasSearch", "-p:NasBudget=1trials");
        Assert.True(search.ExitCode == 0, search.Text);
        Assert.Single(search.Text.Split('\n'), line => line.Contains("Net: 6 architectures", StringComparison.Ordinal));
        Assert.True(File.Exists(_project.Path("NetBest.nas.cs")), search.Text);

        var build = await _project.Build("--no-restore");
        Assert.True(build.ExitCode == 0, build.Text);
        foreach (var framework in new[] { "netstandard2.0", "net10.0", "net10.0-windows" })
            ShippedFiles.AssertFreeOfNasGen(_project.Path($"bin/Debug/{framework}"));

        _project.Write("NetBest.nas.cs", _project.Read("NetBest.nas.cs") + "// mine\n");
        var verify = await _project.Build("--no-restore", "/t:NasVerify", "-p:NasTargetFramework=net10.0-windows");
        Assert.Equal([("NetBest.nas.cs", "NAS3004")], verify.Errors.Select(e => (e.File, e.Code)));
    }

    private string Project => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFrameworks>netstandard2.0;net10.0;net10.0-windows</TargetFrameworks>
            <EnableWindowsTargeting>true</EnableWindowsTargeting>
            <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
            <Nullable>enable</Nullable>
            <LangVersion>latest</LangVersion>
          </PropertyGroup>
          <ItemGroup Condition="'$(TargetFramework)' == 'netstandard2.0'">
            <Compile Remove="Net.cs;*.nas.cs" />
          </ItemGroup>
          <ItemGroup Condition="'$(TargetFramework)' != 'netstandard2.0'">
            <PackageReference Include="NasGen" Version="{package.Version}" PrivateAssets="all" />
            <PackageReference Include="TorchSharp" Version="0.107.0" />
            <PackageReference Include="libtorch-cpu-linux-x64" Version="2.10.0" />
          </ItemGroup>
        </Project>
        """;
}
