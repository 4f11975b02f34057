using System.Diagnostics;

namespace NasGen.Build.Tests.Hosts;

/// <summary>
/// A program that the task starts in place of NasGen.Cli.dll. The property <c>NasStrategy</c> chooses what it does.
/// </summary>
internal static class ScriptedHost
{
    /// <summary>Prints its arguments, one per line.</summary>
    public const string Echo = "echo";

    /// <summary>Prints an error in a model, an error of no file, a warning and progress, and exits with the code for a differing winner.</summary>
    public const string Complain = "complain";

    /// <summary>Exits with 134 and prints no error.</summary>
    public const string Crash = "crash";

    /// <summary>Runs until standard input ends.</summary>
    public const string Work = "work";

    /// <summary>Runs forever.</summary>
    public const string Deaf = "deaf";

    /// <summary>Leaves a process behind that keeps its standard output open, and prints the id of that process.</summary>
    public const string Orphan = "orphan";

    /// <summary>Prints whether the runtime prepares this process for debuggers.</summary>
    public const string Diagnostics = "diagnostics";

    public static string Assembly { get; } = typeof(ScriptedHost).Assembly.Location;

    public static int Main(string[] arguments)
    {
        const string Script = "NasStrategy=";
        switch (arguments.FirstOrDefault(a => a.StartsWith(Script, StringComparison.Ordinal))?[Script.Length..] ?? Echo)
        {
            case Complain:
                Console.WriteLine("ToyNet: searching");
                Console.Error.WriteLine("Models/ToyNet.cs(12): error NAS2010: forward threw");
                Console.Error.WriteLine("nasgen : error NAS2021: no budget");
                Console.Error.WriteLine("ToyNetBest.nas.cs(3,7): warning NAS3002: edited");
                return 3;
            case Crash:
                Console.WriteLine("about to crash");
                return 134;
            case Work:
                Console.WriteLine("working");
                while (Console.In.ReadLine() is not null) { }
                Console.WriteLine("stopped in order");
                return 130;
            case Deaf:
                Console.WriteLine("working");
                Thread.Sleep(Timeout.Infinite);
                return 0;
            case Orphan:
                using (var left = Process.Start("dotnet", [Assembly, Script + Deaf])) Console.WriteLine(left.Id);
                return 0;
            case Diagnostics:
                Console.WriteLine(Environment.GetEnvironmentVariable("DOTNET_EnableDiagnostics"));
                return 0;
            default:
                foreach (var argument in arguments) Console.WriteLine(argument);
                return 0;
        }
    }
}
