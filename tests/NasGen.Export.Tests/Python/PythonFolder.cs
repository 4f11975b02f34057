using NasGen.Export.Operations;
using NasGen.Export.Tests.Harness;
using NasGen.Export.Weights;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Export.Tests.Python;

/// <summary>A folder of networks as PyTorch source, which one Python process runs.</summary>
internal sealed class PythonFolder : IDisposable
{
    /// <summary>Runs each file in a folder with its weights, and prints the names of those that do not return what TorchSharp returned.</summary>
    private const string Script = """
        import glob, importlib.util, sys, traceback
        import torch
        torch.set_num_threads(1)
        largest = 0.0
        for path in sorted(glob.glob(sys.argv[1] + "/*.py")):
            try:
                spec = importlib.util.spec_from_file_location("case", path)
                module = importlib.util.module_from_spec(spec)
                spec.loader.exec_module(module)
                network = module.Case()
                network.load_state_dict(torch.load(path[:-3] + ".pt"), strict=True)
                network.eval()
                tensors = torch.load(path[:-3] + ".tensors.pt")
                with torch.no_grad():
                    actual = network(tensors["input"])
                expected = tensors["output"]
                difference = (actual - expected).abs().max().item() / max(1.0, expected.abs().max().item())
                largest = max(largest, difference)
                if actual.shape != expected.shape or not difference <= 1e-5:
                    print(path, "differs by", difference, actual.shape, expected.shape)
            except Exception as e:
                print(path, "failed:", repr(e)[:300])
        print("largest", largest)
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("nasgen-python-").FullName;
    private int _count;

    /// <summary>Adds a network with its weights, an input and the output.</summary>
    public void Add(string name, Module<Tensor, Tensor> network, long[] input)
    {
        using var noGradient = no_grad();
        var path = Path.Combine(_folder, $"{_count++:000} {name}");
        File.WriteAllText(path + ".py", PythonWriter.Write(Exported.Trace(network, input), "Case", ["A case."]));
        StateFile.Write(path + ".pt", network.state_dict());
        var x = linspace(-2, 2, 5 * input.Aggregate(1L, (a, b) => a * b)).mul(37).sin().mul(1.7).reshape([5, .. input]);
        StateFile.Write(path + ".tensors.pt", new Dictionary<string, Tensor> { ["input"] = x, ["output"] = network.call(x) });
    }

    /// <summary>Asserts that PyTorch loads the weights strictly and returns what TorchSharp returned.</summary>
    /// <returns>The largest difference.</returns>
    public double AssertEqual()
    {
        var script = Path.Combine(_folder, "run");
        File.WriteAllText(script, Script);
        var (code, text) = PythonProcess.Run(PythonProcess.Path, script, _folder);
        // A warning of PyTorch is a line that says so, and an indented line of its source.
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.Contains("Warning", StringComparison.Ordinal) && !line.StartsWith("  ", StringComparison.Ordinal)).ToList();
        Assert.True(code == 0 && lines is [var only] && only.StartsWith("largest ", StringComparison.Ordinal), text);
        return double.Parse(lines[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
