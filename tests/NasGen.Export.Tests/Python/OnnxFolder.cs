using Google.Protobuf;
using Onnx;

namespace NasGen.Export.Tests.Python;

/// <summary>A folder of models that one Python process gives to ONNX's checker, with its inference of all shapes.</summary>
internal sealed class OnnxFolder : IDisposable
{
    /// <summary>Prints the names of the files that the checker refuses, and how many it took.</summary>
    private const string Script = """
        import glob, sys
        import onnx
        valid = 0
        for path in sorted(glob.glob(sys.argv[1] + "/*.onnx")):
            try:
                onnx.checker.check_model(onnx.load(path), full_check=True)
                valid += 1
            except Exception as e:
                print(path, "failed:", repr(e)[:500])
        print(valid, "valid")
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("nasgen-onnx-").FullName;
    private int _count;

    public void Add(string name, ModelProto model) =>
        File.WriteAllBytes(Path.Combine(_folder, $"{_count++:000} {name.Replace('/', ' ')}.onnx"), model.ToByteArray());

    /// <summary>Asserts that the checker takes each of them.</summary>
    public void AssertValid()
    {
        var (_, text) = PythonProcess.Run(PythonProcess.Path, "-c", Script, _folder);
        Assert.Equal($"{_count} valid", text.Trim());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
