using System.CommandLine;
using System.Runtime.CompilerServices;
using NasGen.Cli.Commands;
using NasGen.Cli.Settings;
using NasGen.Export.Weaving;

namespace NasGen.Export.Commands;

/// <summary>The verbs of this host: those of <c>nasgen</c> that need a traced TorchSharp or its weights.</summary>
internal static class ExportHost
{
    public static int Run(string[] args)
    {
        if (TracedProcess.IsThis) TracedProcess.Enter();
        var options = new HostOptions(Console.Error.WriteLine);
        int Work(ProjectCall call, Func<ProjectCall, int> work) => TracedProcess.IsThis ? work(call) : TracedProcess.Run(args, call.Place.StateDirectory);
        var root = new RootCommand("Takes networks out of .NET.")
        {
            ExportCommand.Create(options, call => Work(call, Export)), ImportCommand.Create(options, call => Work(call, Import)),
        };
        return NasGenCommand.Run(root, args);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Export(ProjectCall call) => Exports.ProjectExport.Run(call);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Import(ProjectCall call) => Exports.WeightsImport.Run(call);
}
