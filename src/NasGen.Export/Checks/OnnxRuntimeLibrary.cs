using System.Runtime.InteropServices;
using NasGen.Cli.Hosting;

namespace NasGen.Export.Checks;

/// <summary>
/// The native library of ONNX Runtime. The package NasGen.Export does not carry it: it depends on Microsoft.ML.OnnxRuntime, whose files are in the folder
/// of NuGet's packages and not in that of the project. In this repository it is beside the host.
/// </summary>
internal static class OnnxRuntimeLibrary
{
    private const string Package = "microsoft.ml.onnxruntime";

    /// <summary>Makes the library known, from the folders of packages that this process was started with.</summary>
    public static void Register()
    {
        var wanted = typeof(Microsoft.ML.OnnxRuntime.InferenceSession).Assembly.GetName().Version?.ToString(3);
        foreach (var folder in (AppContext.GetData("PROBING_DIRECTORIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var package = Path.Combine(folder, Package);
            if (!Directory.Exists(package)) continue;
            // Usually there is the version that the managed part has. A project that uses ONNX Runtime itself can ask for a later one.
            var versions = Directory.GetDirectories(package)
                .OrderByDescending(v => Path.GetFileName(v) == wanted).ThenByDescending(v => v, StringComparer.Ordinal);
            foreach (var version in versions)
                HostAssemblies.AddNativeDirectory(Path.Combine(version, "runtimes", System(), "native"));
        }
    }

    private static string System()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }
}
