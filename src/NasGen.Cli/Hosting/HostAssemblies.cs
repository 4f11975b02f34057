using System.Reflection;
using System.Runtime.Loader;

namespace NasGen.Cli.Hosting;

/// <summary>
/// Finds assemblies that the dependency graph of the user's project does not name. Assemblies that NasGen shares with the user's model are
/// loaded into the default context. Libraries that only the host needs (YAML, SQLite, the terminal) are loaded into a context of their own,
/// therefore an older version of the same library in the user's project does no harm.
/// </summary>
internal static class HostAssemblies
{
    /// <summary>The host's own folder. The runtime's base directory is that of the user's project.</summary>
    private static readonly string Directory = Path.GetDirectoryName(typeof(HostAssemblies).Assembly.Location)!;
    private static readonly List<string> UserDirectories = [];
    private static readonly Dictionary<string, string> Substitutes = new(StringComparer.Ordinal);
    private static readonly HostLoadContext Private = new(Directory);

    public static void Register()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) => Resolve(context, name);
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, library) => Private.FindNative(library);
    }

    /// <summary>Adds the folder of a user's assembly, which is searched before the host's own.</summary>
    public static void AddUserDirectory(string directory) => UserDirectories.Add(directory);

    /// <summary>Loads an assembly from a path wherever the user's code or NasGen asks for it. The dependency graph must not name it.</summary>
    public static void Substitute(string name, string path) => Substitutes.Add(name, path);

    /// <summary>Adds a folder of native libraries of the host.</summary>
    public static void AddNativeDirectory(string directory) => Private.NativeDirectories.Add(directory);

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (Substitutes.TryGetValue(name.Name!, out var substitute)) return context.LoadFromAssemblyPath(substitute);
        foreach (var directory in UserDirectories)
            if (!IsShared(name.Name!) && File.Exists(Path.Combine(directory, name.Name + ".dll")))
                return context.LoadFromAssemblyPath(Path.Combine(directory, name.Name + ".dll"));
        var beside = Path.Combine(Directory, name.Name + ".dll");
        if (!File.Exists(beside)) return null;
        return IsShared(name.Name!) ? context.LoadFromAssemblyPath(beside) : Private.LoadFromAssemblyName(name);
    }

    private static bool IsShared(string name) =>
        name is "NasGen" or "NasGen.Search" or "NasGen.Cli" or "NasGen.Export" or "TorchSharp" or "TorchSharp.PyBridge";
}
