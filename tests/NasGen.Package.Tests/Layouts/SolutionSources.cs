using NasGen.Package.Tests.Feed;
using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Layouts;

/// <summary>The files of <see cref="SolutionTests"/>.</summary>
internal static class SolutionSources
{
    public static void Write(UserProject project, string version)
    {
        project.Write("Directory.Solution.targets", File.ReadAllText(Path.Combine(Repository.Root, "Directory.Solution.targets")));
        project.Write("Directory.Packages.props", CentralVersions(version));
        project.Write("Points.slnx", """
            <Solution>
              <Project Path="App/App.csproj" />
              <Project Path="Layers/Layers.csproj" />
              <Project Path="Models/Models.csproj" />
            </Solution>
            """);

        project.Write("Layers/Layers.csproj", Project("Library", """<PackageReference Include="TorchSharp" />"""));
        project.Write("Layers/Bent.cs", Bent);

        project.Write("Models/Models.csproj", Project("Library", """
            <PackageReference Include="NasGen" PrivateAssets="all" />
            <PackageReference Include="libtorch-cpu-linux-x64" />
            <ProjectReference Include="../Layers/Layers.csproj" />
            """));
        project.Write("Models/Net.cs", Sources.Space().Replace("typeof(MlpBlock)", "typeof(Layers.Bent), typeof(MlpBlock)", StringComparison.Ordinal));
        project.Write("Models/points.csv", Sources.Points());

        project.Write("App/App.csproj", Project("Exe", """<ProjectReference Include="../Models/Models.csproj" />"""));
        project.Write("App/Program.cs", Sources.Program);
    }

    private static string Project(string outputType, string items) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>{outputType}</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>
        """;

    private static string CentralVersions(string version) => $"""
        <Project>
          <PropertyGroup>
            <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
            <CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>
          </PropertyGroup>
          <ItemGroup>
            <PackageVersion Include="NasGen" Version="{version}" />
            <PackageVersion Include="TorchSharp" Version="0.107.0" />
            <PackageVersion Include="libtorch-cpu-linux-x64" Version="2.10.0" />
            <PackageVersion Include="SharpZipLib" Version="1.4.1" />
            <PackageVersion Include="SkiaSharp" Version="2.88.9" />
          </ItemGroup>
        </Project>
        """;

    private const string Bent = """
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        namespace Layers;

        public sealed class Bent : Module<Tensor, Tensor>
        {
            private readonly Linear _linear;

            public Bent(long inFeatures, long outFeatures) : base(nameof(Bent))
            {
                _linear = Linear(inFeatures, outFeatures);
                RegisterComponents();
            }

            public override Tensor forward(Tensor input) => _linear.call(input).tanh();
        }
        """;
}
