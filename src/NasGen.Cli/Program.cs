using System.Runtime.CompilerServices;
using NasGen.Cli.Hosting;

namespace NasGen.Cli;

/// <summary>
/// Registers the resolution of assemblies before any method is compiled that names a type of them. This process runs with the dependency
/// graph of the user's project, which does not contain the host's libraries.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        HostAssemblies.Register();
        // Only workers and measurements create tensors. The name is a literal because NativeTorch's assembly must not be loaded yet.
        AppContext.SetSwitch("NasGen.TextOnly", args is not (["worker", ..] or ["device", ..]));
        return Start(args);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Start(string[] args) => NasGen.Cli.Commands.NasGenCommand.Run(args);
}
