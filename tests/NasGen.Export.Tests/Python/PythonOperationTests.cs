using NasGen.Export.Operations;
using NasGen.Export.Tests.Harness;
using NasGen.Export.Tests.Operations;
using NasGen.Export.Weights;
using static TorchSharp.torch;

namespace NasGen.Export.Tests.Python;

/// <summary>The source for PyTorch, run by PyTorch.</summary>
public sealed class PythonOperationTests
{
    /// <summary>Runs each file in a folder with its weights, and prints the names of those that do not return what TorchSharp returned.</summary>
    private const string Script = """
        import glob, importlib.util, sys, traceback
        import torch
        torch.set_num_threads(1)
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
                if actual.shape != expected.shape or not difference <= 1e-5:
                    print(path, "differs by", difference, actual.shape, expected.shape)
            except Exception as e:
                print(path, "failed:", repr(e)[:300])
        print("done")
        """;

    [PyTorchFact]
    public void PyTorch_returns_what_TorchSharp_returns()
    {
        var folder = Directory.CreateTempSubdirectory("nasgen-python-").FullName;
        try
        {
            var count = 0;
            foreach (var (name, (make, input)) in OperationCases.All) Write(Path.Combine(folder, $"{count++:000} {name}"), make(), input);
            var script = Path.Combine(folder, "run");
            File.WriteAllText(script, Script);
            var (code, text) = PyTorch.Run(PyTorch.Python, script, folder);
            Assert.Equal("done", string.Join('\n', text.Split('\n').Where(line => !line.Contains("Warning", StringComparison.Ordinal))).Trim());
            Assert.Equal(0, code);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(string path, nn.Module<Tensor, Tensor> network, long[] input)
    {
        using var noGradient = no_grad();
        File.WriteAllText(path + ".py", PythonWriter.Write(Exported.Trace(network, input), "Case", ["A case."]));
        StateFile.Write(path + ".pt", network.state_dict());
        var x = linspace(-2, 2, 5 * input.Aggregate(1L, (a, b) => a * b)).sin().mul(1.7).reshape([5, .. input]);
        StateFile.Write(path + ".tensors.pt", new Dictionary<string, Tensor> { ["input"] = x, ["output"] = network.call(x) });
    }
}
