namespace NasGen.Export.Tests.Python;

/// <summary>A test that needs ONNX's checker, which is Debian's package <c>python3-onnx</c>. It is skipped without it.</summary>
internal sealed class OnnxFactAttribute : FactAttribute
{
    public OnnxFactAttribute()
    {
        if (!PythonProcess.Has("onnx")) Skip = "There is no /usr/bin/python3 with the package onnx: apt-get install python3-onnx.";
    }
}
