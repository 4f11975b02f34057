using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace NasGen.Cli.Hosting;

/// <summary>Loads the host's own libraries from its folder, and their native parts from <c>runtimes/&lt;rid&gt;/native</c> below it.</summary>
/// <param name="directory">The host's folder.</param>
internal sealed class HostLoadContext(string directory) : AssemblyLoadContext("NasGen host")
{
    private static readonly string[] Prefixes = ["", "lib"];
    private static readonly string[] Suffixes = [".so", ".dylib", ".dll", ""];

    /// <summary>Further folders of native libraries.</summary>
    public List<string> NativeDirectories { get; } = [];

    protected override Assembly? Load(AssemblyName name)
    {
        var path = Path.Combine(directory, name.Name + ".dll");
        return name.Name!.StartsWith("System.", StringComparison.Ordinal) && name.Name != "System.CommandLine" || !File.Exists(path)
            ? null
            : LoadFromAssemblyPath(path);
    }

    protected override IntPtr LoadUnmanagedDll(string library) => FindNative(library);

    /// <summary>The handle of a native library; zero if the host does not have it.</summary>
    public IntPtr FindNative(string library)
    {
        foreach (var folder in Folders())
            foreach (var prefix in Prefixes)
                foreach (var suffix in Suffixes)
                {
                    var path = Path.Combine(folder, prefix + library + suffix);
                    if (File.Exists(path) && NativeLibrary.TryLoad(path, out var handle)) return handle;
                }
        return IntPtr.Zero;
    }

    private IEnumerable<string> Folders()
    {
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        yield return Path.Combine(directory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        yield return Path.Combine(directory, "runtimes", $"{system}-{architecture}", "native");
        yield return directory;
        foreach (var further in NativeDirectories) yield return further;
    }
}
