using System.Diagnostics;

namespace NasGen.Build.Tests.Hosts;

/// <summary>
/// Stands where the task starts NasGen.Cli.dll: a program that does what the property <c>NasStrategy</c> says.
/// </summary>
internal static class ScriptedHost
{
    /// <summary>Prints its arguments, one a line.</summary>
    public const string Echo = "echo";

    /// <summary>Prints an error in a model, an error of its own, a warning and progress, and ends as verification does on drift.</summary>
    public const string Complain = "complain";

    /// <summary>Ends with 134 and gives no reason.</summary>
    public const string Crash = "crash";

    /// <summary>Works until standard input ends.</summary>
    public const string Work = "work";

    /// <summary>Works whatever happens.</summary>
    public const string Deaf = "deaf";

    /// <summary>Leaves a process behind that holds on to its standard output, and says its number.</summary>
    public const string Orphan = "orphan";

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
            default:
                foreach (var argument in arguments) Console.WriteLine(argument);
                return 0;
        }
    }
}
