using System.CommandLine;
using NasGen.Cli.Settings;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Commands;

/// <summary>
/// <c>nasgen export</c>. The package NasGen.Export does the work: its host has the same verb, and this one starts it in the project's dependency graph.
/// </summary>
internal static class ExportCommand
{
    /// <summary>The verb.</summary>
    public const string Verb = "export";

    private const string About =
        "Takes winners, or any other networks of the project, out of .NET. Needs the package NasGen.Export. (The trials of a journal: nasgen trials.)";

    private const string Details = """
        ONNX Runtime runs each ONNX file beside the network, and a file is written only if both return the same.

        Examples:
          nasgen export --weights weights                        all winners, with the weights that 'nasgen search --weights weights' wrote
          nasgen export src/Digits --class DigitsNetBest --weights weights/DigitsNetBest.dat
          nasgen export --class MyNet --input 3x32x32            a network that no search found
        """;

    /// <summary>Creates the command.</summary>
    /// <param name="run">The work; <see langword="null"/> in the host of NasGen itself, which never does it.</param>
    public static Command Create(HostOptions options, Func<ProjectCall, int>? run = null) =>
        ProjectVerb.Create(options, new DetailedCommand(Verb, About, Details), Verb, run ?? (_ => throw NeedsPackage()));

    /// <summary>NAS4008: the project does not refer to NasGen.Export.</summary>
    public static NasException NeedsPackage() => new(
        "NAS4008", "Exports need the package NasGen.Export. Add it beside NasGen: <PackageReference Include=\"NasGen.Export\" PrivateAssets=\"all\" />");
}
