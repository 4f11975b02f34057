using System.Globalization;
using NasGen.Package.Tests.Feed;

namespace NasGen.Benchmarks.Peers;

/// <summary>
/// The project that NasGen searches: a copy of the space below <c>obj/</c> of the repository, which gets NasGen as the samples do. It asks for
/// what the peer looks for: the most accurate network within the limit of parameters.
/// </summary>
internal sealed class PeerProject
{
    private const string ProjectFile = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="NasGen" PrivateAssets="all" />
            <PackageReference Include="TorchSharp" />
            <PackageReference Include="libtorch-cpu-linux-x64" />
          </ItemGroup>
        </Project>
        """;

    private readonly PeerCase _case;

    public PeerProject(PeerCase peerCase, PeerOptions options)
    {
        _case = peerCase;
        Folder = Path.Combine(Repository.Root, "obj", "peer", peerCase.Name);
        Data = Path.Combine(Folder, "data");
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        Directory.CreateDirectory(Data);
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            File.WriteAllText(
                Path.Combine(Folder, name), $"<Project><Import Project=\"{Path.Combine(Repository.Root, "samples", name)}\" /></Project>\n");
        File.WriteAllText(Path.Combine(Folder, "Peer.csproj"), ProjectFile);
        if (peerCase.IsFashion) WriteFashion(options);
        else WriteDigits(options);
    }

    /// <summary>The folder of the project.</summary>
    public string Folder { get; }

    /// <summary>The folder of the data files.</summary>
    public string Data { get; }

    /// <summary>The images of the case, or the CSV file of the digits with their labels.</summary>
    public string Images => Path.Combine(Data, _case.IsFashion ? "images" : "digits.csv.gz");

    public string RecordFile => Path.Combine(Folder, _case.Space + ".nas.yaml");

    public string State => Path.Combine(Folder, "obj", "nas");

    /// <summary>Deletes what an earlier search has written.</summary>
    public void Clear()
    {
        foreach (var path in Directory.GetFiles(Folder, "*.nas.*")) File.Delete(path);
        foreach (var path in Directory.Exists(State) ? Directory.GetFiles(State) : []) File.Delete(path);
    }

    private void WriteFashion(PeerOptions options)
    {
        FashionFiles.Write(Data, _case.TrainingImages, _case.HasTestFiles);
        var model = File.ReadAllText(Path.Combine(Repository.Root, "tests", "NasGen.Benchmarks", "Peers", "FashionNet.cs"));
        var training = string.Create(CultureInfo.InvariantCulture, $"[Training(Epochs = [{_case.Epochs}], BatchSize = [{_case.BatchSize}])]");
        model = Replace(model, "[Training(Epochs = [20], BatchSize = [64])]", options.DefaultTraining ? "" : training);
        if (_case.HasTestFiles)
            model = Replace(
                model, "[Idx(\"data/images\", \"data/labels\")]",
                "[Idx(\"data/images\", \"data/labels\", TestInputs = \"data/test-images\", TestLabels = \"data/test-labels\")]");
        File.WriteAllText(Path.Combine(Folder, "FashionNet.cs"), model);
    }

    private void WriteDigits(PeerOptions options)
    {
        var sample = Path.Combine(Repository.Root, "samples", "Digits");
        File.Copy(Path.Combine(sample, "data", "digits.csv.gz"), Images);
        File.Copy(Path.Combine(sample, "SqueezeBlock.cs"), Path.Combine(Folder, "SqueezeBlock.cs"));
        var model = File.ReadAllText(Path.Combine(sample, "DigitsNet.cs"));
        if (!options.WholeSample)
        {
            model = Replace(model, ", Minimize(Cost.Latency)", "");
            model = string.Join('\n', model.Split('\n').Where(line => !line.StartsWith("[Pick(", StringComparison.Ordinal)));
        }
        File.WriteAllText(Path.Combine(Folder, "DigitsNet.cs"), model);
    }

    private static string Replace(string text, string old, string by) => text.Contains(old, StringComparison.Ordinal)
        ? text.Replace(old, by, StringComparison.Ordinal)
        : throw new InvalidOperationException($"The model no longer contains '{old}': adapt the benchmark.");
}
