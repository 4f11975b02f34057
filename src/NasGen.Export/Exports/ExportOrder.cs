namespace NasGen.Export.Exports;

/// <summary>What to export, and where to.</summary>
/// <param name="Network">The class.</param>
/// <param name="Formats">The formats.</param>
/// <param name="Folder">The folder of the files.</param>
/// <param name="Input">The shape of one input.</param>
/// <param name="Weights">The file of weights; <see langword="null"/> for the initial ones.</param>
/// <param name="Opset">The version of ONNX's operators.</param>
/// <param name="ProjectDirectory">The project's folder, for its data.</param>
internal sealed record ExportOrder(
    ProjectNetwork Network, ExportFormats Formats, string Folder, long[] Input, string? Weights, int Opset, string ProjectDirectory)
{
    public string Name => Network.Type.Name;
}
