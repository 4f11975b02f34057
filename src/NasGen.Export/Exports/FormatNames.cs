using NasGen.Search.Contracts;
using NasGen.Search.Text;

namespace NasGen.Export.Exports;

/// <summary>Reads the names of formats.</summary>
internal static class FormatNames
{
    private static readonly Dictionary<string, ExportFormats> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["onnx"] = ExportFormats.Onnx,
        ["pytorch"] = ExportFormats.PyTorch,
        ["safetensors"] = ExportFormats.SafeTensors,
        ["pt"] = ExportFormats.Pt,
        ["dat"] = ExportFormats.Dat,
    };

    /// <exception cref="NasException">NAS2023: there is no such format.</exception>
    public static ExportFormats Parse(IReadOnlyList<string> names) => names.Count == 0
        ? ExportFormats.Onnx
        : names.Aggregate(ExportFormats.None, (formats, name) => formats | Parse(name));

    private static ExportFormats Parse(string name) => Formats.TryGetValue(name, out var format)
        ? format
        : throw new NasException("NAS2023", $"There is no format '{name}'.{NearestName.Hint(name, [.. Formats.Keys])}");
}
