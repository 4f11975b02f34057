namespace NasGen.Export.Tests.Python;

/// <summary>A test that needs PyTorch, which is Debian's package <c>python3-torch</c>. It is skipped without it.</summary>
internal sealed class PyTorchFactAttribute : FactAttribute
{
    public PyTorchFactAttribute()
    {
        if (!PythonProcess.Has("torch")) Skip = "There is no /usr/bin/python3 with PyTorch: apt-get install python3-torch.";
    }
}
