using NasGen.Export.Operations;
using NasGen.Export.Tests.Harness;
using NasGen.Export.Tests.Python;

namespace NasGen.Export.Tests.Operations;

public sealed class OnnxOperationTests
{
    private const double Most = 1e-5;

    public static TheoryData<string> Names => [.. OperationCases.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void ONNX_Runtime_returns_what_TorchSharp_returns(string name)
    {
        var (make, input) = OperationCases.All[name];
        Assert.InRange(Exported.Of(make(), input).Difference(), 0, Most);
    }

    [Theory, MemberData(nameof(Names))]
    public void ONNX_Runtime_returns_the_same_with_the_newest_operators(string name)
    {
        var (make, input) = OperationCases.All[name];
        Assert.InRange(Exported.Of(make(), input, OnnxWriter.MostOpset).Difference(), 0, Most);
    }

    [OnnxFact]
    public void The_checker_of_ONNX_finds_no_fault()
    {
        using var folder = new OnnxFolder();
        foreach (var (name, (make, input)) in OperationCases.All) folder.Add(name, Exported.Of(make(), input).Model);
        folder.AssertValid();
    }

    [Fact]
    public void Every_operation_of_the_table_is_tried()
    {
        var tried = OperationCases.All.Values.SelectMany(c => Exported.Trace(c.Make(), c.Input).Steps.Select(step => step.Native)).ToHashSet();
        var untried = string.Join(' ', OperationTable.Natives.Except(tried));
        Assert.True(untried.Length == 0, untried);
    }
}
