using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace NasGen.Export;

/// <summary>
/// The host of exports. Like NasGen.Cli, whose verbs it shares, it runs with the dependency graph of the user's project, and registers the resolution
/// of assemblies before any method is compiled that names a type of them.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        AssemblyLoadContext.Default.Resolving += FindHost;
        return Register(args);
    }

    /// <summary>NasGen.Cli, which finds all other assemblies.</summary>
    private static Assembly? FindHost(AssemblyLoadContext context, AssemblyName name) => name.Name == "NasGen.Cli"
        ? context.LoadFromAssemblyPath(Path.Combine(Path.GetDirectoryName(typeof(Program).Assembly.Location)!, "NasGen.Cli.dll"))
        : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Register(string[] args)
    {
        NasGen.Cli.Hosting.HostAssemblies.Register();
        return Start(args);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Start(string[] args) => NasGen.Export.Commands.ExportHost.Run(args);
}
