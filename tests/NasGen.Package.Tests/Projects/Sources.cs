using System.Globalization;
using System.Text;

namespace NasGen.Package.Tests.Projects;

/// <summary>The sources of the temporary projects. Their task: on which side of a line does a point of the plane lie?</summary>
internal static class Sources
{
    public const string DirectoryProps = """
        <Project>
          <PropertyGroup>
            <CreateSymbolicLinksForCopyLocalIfPossible>true</CreateSymbolicLinksForCopyLocalIfPossible>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <!-- TorchSharp asks for versions that some feeds lack; with these nothing is looked for on a network. -->
          <ItemGroup Condition="'$(ManagePackageVersionsCentrally)' != 'true'">
            <PackageReference Include="SharpZipLib" Version="1.4.1" />
            <PackageReference Include="SkiaSharp" Version="2.88.9" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>A project that uses NasGen as README.md describes.</summary>
    /// <param name="version">The version of NasGen.</param>
    public static string Project(string version, string properties = "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType>") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            {properties}
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="NasGen" Version="{version}" PrivateAssets="all" />
            <PackageReference Include="TorchSharp" Version="0.107.0" />
            <PackageReference Include="libtorch-cpu-linux-x64" Version="2.10.0" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>A search space of six architectures, each trained in milliseconds.</summary>
    /// <param name="attributes">The additional attributes.</param>
    /// <param name="members">The additional members.</param>
    public static string Space(
        string name = "Net", string data = "[Csv(\"points.csv\", Label = \"side\")]", string attributes = "", string members = "") => $$"""
        using NasGen;
        using TorchSharp;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        namespace Points;

        [SearchSpace(Input = [2])]
        {{data}}
        [Classification(2)]
        [Maximize(Metric.Accuracy), Minimize(Cost.Parameters)]
        [Training(Epochs = [3], BatchSize = [16])]
        {{attributes}}
        public abstract class {{name}}() : Module<Tensor, Tensor>(nameof({{name}}))
        {
            [Choice(typeof(MlpBlock)), Width(4, 8, 12), Depth(1, 2)]
            protected abstract Module<Tensor, Tensor> Body { get; }

            [Classifier(2)]
            protected abstract Module<Tensor, Tensor> Head { get; }

            {{members}}
        }
        """;

    /// <summary>A search space of images, red ones and blue ones.</summary>
    public static string ImageSpace(string name) => Space(name, "[Images(\"images\")]").Replace("Input = [2]", "Input = [3, 4, 4]", StringComparison.Ordinal)
        .Replace("[Choice(typeof(MlpBlock))", "[Choice(typeof(ConvBlock))", StringComparison.Ordinal);

    /// <summary>Writes the images of <see cref="ImageSpace"/>: PNG files of four by four pixels.</summary>
    public static void WriteImages(UserProject project, string folder)
    {
        const string Red = "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGP4JSICRwzEcQDl4xIhaAoL6AAAAABJRU5ErkJggg==";
        const string Blue = "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGMQEfkFRwzEcQDJIxIhPlbY9wAAAABJRU5ErkJggg==";
        foreach (var (name, image) in new[] { ("red", Red), ("blue", Blue) })
        {
            Directory.CreateDirectory(project.Path($"{folder}/{name}"));
            for (var i = 0; i < 20; i++) File.WriteAllBytes(project.Path($"{folder}/{name}/{i}.png"), Convert.FromBase64String(image));
        }
    }

    /// <summary>A program that uses the winner.</summary>
    public const string Program = """
        using Points;
        using static TorchSharp.torch;

        Net net = new NetBest();
        Console.WriteLine($"{net.GetType().Name} maps [3, 2] to [{string.Join(", ", net.call(zeros(3, 2)).shape)}]");
        """;

    /// <summary>The output of <see cref="Program"/>.</summary>
    public const string ProgramOutput = "NetBest maps [3, 2] to [3, 2]";

    public static string Points(int count = 60)
    {
        var text = new StringBuilder("x,y,side\n");
        for (var i = 0; i < count; i++)
        {
            double x = Math.Sin(1.7 * i), y = Math.Cos(2.3 * i);
            text.Append(CultureInfo.InvariantCulture, $"{x:F4},{y:F4},{(x + y > 0 ? 1 : 0)}\n");
        }
        return text.ToString();
    }
}
