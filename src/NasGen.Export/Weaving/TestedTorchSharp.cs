using NasGen.Search.Wording;

namespace NasGen.Export.Weaving;

/// <summary>The version of TorchSharp that all operations were tested with: NasGen.Export is built with it.</summary>
internal static class TestedTorchSharp
{
    public static Version Version { get; } =
        typeof(TestedTorchSharp).Assembly.GetReferencedAssemblies().Single(assembly => assembly.Name == "TorchSharp").Version!;

    /// <summary>The warning about another version.</summary>
    /// <param name="used">The version that the user's project has.</param>
    /// <returns><see langword="null"/> if it is the one that was tested.</returns>
    public static string? Warning(Version used) => used == Version ? null : CanonicalError.Format(
        "warning", "NAS4011",
        $"The project has TorchSharp {used.ToString(3)}, and exports were tested with {Version.ToString(3)}. In another version, a function may have other "
        + $"arguments. Each network is compared with ONNX Runtime before a file is written; use {Version.ToString(3)} if that fails.");
}
