namespace NasGen.Export.Exports;

/// <summary>What can be written.</summary>
[Flags]
internal enum ExportFormats
{
    None = 0,
    Onnx = 1,
    PyTorch = 2,
    SafeTensors = 4,
    Pt = 8,
    Dat = 16,
}
