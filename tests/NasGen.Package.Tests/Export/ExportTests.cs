using NasGen.Package.Tests.Feed;
using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Export;

/// <summary>The package NasGen.Export, on a network that no search found.</summary>
[Collection(nameof(PackageTests))]
public sealed class ExportTests(PackedPackage package)
{
    private const string Network = """
        using TorchSharp;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        namespace Points;

        public sealed class Perceptron : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> _hidden = Linear(2, 5), _out = Linear(5, 3);

            public Perceptron() : base(nameof(Perceptron)) => RegisterComponents();

            public override Tensor forward(Tensor input) => _out.call(functional.relu(_hidden.call(input)));
        }
        """;

    private const string Program = """
        using Points;
        using static TorchSharp.torch;

        System.Console.WriteLine(string.Join(", ", new Perceptron().call(zeros(4, 2)).shape));
        """;

    [Fact]
    public async Task A_network_is_exported_its_weights_come_back_and_nothing_of_it_is_shipped()
    {
        await package.PackExport("--no-build");
        using var project = new UserProject(package);
        project.Write("App.csproj", ProjectThatExports());
        project.Write("Perceptron.cs", Network);
        project.Write("Program.cs", Program);

        var export = await project.Build("/t:NasExport", "-p:NasClass=Perceptron", "-p:NasInput=2", "-p:NasFormat=onnx+pytorch+safetensors");
        Assert.True(export.ExitCode == 0, export.Text);
        Assert.Contains("NAS4009", export.Text, StringComparison.Ordinal);
        Assert.Contains("ONNX Runtime agrees with TorchSharp", export.Text, StringComparison.Ordinal);
        Assert.True(File.Exists(project.Path("export/Perceptron.onnx")));
        Assert.Contains("class Perceptron(nn.Module):", project.Read("export/Perceptron.py"), StringComparison.Ordinal);

        var import = await project.Build("--no-restore", "/t:NasImport", "-p:NasFile=export/Perceptron.safetensors", "-p:NasInto=Perceptron");
        Assert.True(import.ExitCode == 0, import.Text);
        Assert.Contains("4 of 4 tensors, 33 of 33 parameters", import.Text, StringComparison.Ordinal);
        Assert.True(File.Exists(project.Path("weights/Perceptron.dat")));

        var build = await project.Build("--no-restore");
        Assert.True(build.ExitCode == 0, build.Text);
        ShippedFiles.AssertFreeOfNasGen(project.Path("bin/Debug/net10.0"));
        Assert.Equal("4, 3", (await project.Run("bin/Debug/net10.0/App.dll")).Text.Trim());
    }

    [Fact]
    public async Task Winners_are_exported_with_their_trained_weights_and_what_stops_all_of_them_is_said_once()
    {
        await package.PackExport("--no-build");
        using var project = new UserProject(package);
        project.Write("App.csproj", ProjectThatExports());
        project.Write("Net.cs", Sources.Space(
            attributes: "[Pick(\"NetSmall\", Cost.Parameters, 60)]",
            members: "public override Tensor forward(Tensor x) => Head.call(Body.call(x.sin()));"));
        project.Write("points.csv", Sources.Points());
        project.Write("Program.cs", "System.Console.WriteLine();");
        var search = await project.Build("/t:NasSearch", "-p:NasBudget=4trials", "-p:NasWeights=weights");
        Assert.True(search.ExitCode == 0, search.Text);

        var export = await project.Build("--no-restore", "/t:NasExport", "-p:NasWeights=weights");
        Assert.True(export.ExitCode == 0, export.Text);
        Assert.DoesNotContain("NAS4009", export.Text, StringComparison.Ordinal);
        foreach (var winner in new[] { "NetBest", "NetSmall" })
        {
            Assert.True(File.Exists(project.Path($"export/{winner}.onnx")), export.Text);
            Assert.Matches($@"{winner}: .* on 74 random inputs and \d+ training samples\.", export.Text);
        }

        project.Write("Net.cs", project.Read("Net.cs").Replace("x.sin()", "x.erfinv()", StringComparison.Ordinal));
        var failed = await project.Build("--no-restore", "/t:NasExport");
        Assert.Equal(1, failed.ExitCode);
        var error = Assert.Single(failed.Errors);
        Assert.Equal(("NAS4001", project.LineOf("Net.cs", "erfinv")), (error.Code, error.Line));
        Assert.Contains("NetBest, NetSmall are exported with their initial weights", failed.Text, StringComparison.Ordinal);
    }

    private string ProjectThatExports() => Sources.Project(package.Version).Replace(
        "<PackageReference Include=\"TorchSharp\"",
        $"<PackageReference Include=\"NasGen.Export\" Version=\"{package.Version}\" PrivateAssets=\"all\" />\n    <PackageReference Include=\"TorchSharp\"",
        StringComparison.Ordinal);

    [Fact]
    public async Task Without_the_package_an_export_says_which_one_is_missing()
    {
        using var project = new UserProject(package);
        project.Write("App.csproj", Sources.Project(package.Version));
        project.Write("Perceptron.cs", Network);
        project.Write("Program.cs", Program);
        var export = await project.Build("/t:NasExport", "-p:NasClass=Perceptron", "-p:NasInput=2");
        Assert.Equal(["NAS4008"], export.Errors.Select(e => e.Code).Distinct());
    }
}
