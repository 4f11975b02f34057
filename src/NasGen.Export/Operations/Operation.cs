namespace NasGen.Export.Operations;

/// <summary>A row of the table: how a native function is written.</summary>
/// <param name="Native">The name of the native function that returns a new tensor. The one that works in place has the same row.</param>
/// <param name="Onnx">Writes it as nodes. The names of the outputs, one per result that is used.</param>
/// <param name="Python">Writes it as an expression. Several results are a tuple.</param>
internal sealed record Operation(string Native, Func<OnnxCall, string[]> Onnx, Func<PythonCall, string> Python)
{
    public Operation(string native, Func<OnnxCall, string> onnx, Func<PythonCall, string> python)
        : this(native, call => [onnx(call)], python)
    {
    }
}
