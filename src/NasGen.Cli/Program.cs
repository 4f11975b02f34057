using System.Runtime.CompilerServices;
using NasGen.Cli.Hosting;

namespace NasGen.Cli;

/// <summary>
/// Nothing but the order of things: assemblies are resolved beside the host before any method is compiled that names one of their
/// types, for the dependency graph that this process was started with is the user's own.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        HostAssemblies.Register();
        // Only workers and measurements make tensors; the name is NativeTorch.TextOnly's, whose assembly must not be loaded yet.
        AppContext.SetSwitch("NasGen.TextOnly", args is not (["worker", ..] or ["device", ..]));
        return Start(args);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Start(string[] args) => NasGen.Cli.Commands.NasGenCommand.Run(args);
}
