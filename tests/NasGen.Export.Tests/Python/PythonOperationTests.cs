using NasGen.Export.Tests.Operations;

namespace NasGen.Export.Tests.Python;

/// <summary>The source for PyTorch, run by PyTorch.</summary>
public sealed class PythonOperationTests
{
    [PyTorchFact]
    public void PyTorch_returns_what_TorchSharp_returns()
    {
        using var folder = new PythonFolder();
        foreach (var (name, (make, input)) in OperationCases.All) folder.Add(name, make(), input);
        folder.AssertEqual();
    }
}
