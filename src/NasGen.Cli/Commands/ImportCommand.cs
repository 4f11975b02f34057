using System.CommandLine;
using NasGen.Cli.Settings;

namespace NasGen.Cli.Commands;

/// <summary><c>nasgen import</c>. Like <see cref="ExportCommand"/>, it is the package NasGen.Export that does the work.</summary>
internal static class ImportCommand
{
    /// <summary>The verb.</summary>
    public const string Verb = "import";

    private const string About = "Imports weights from PyTorch or safetensors into a class of the project. Needs the package NasGen.Export.";

    private const string Details = """
        If keys do not fit, it prints which are missing, which are unexpected and which have another shape, and writes nothing.

        Examples:
          nasgen import --file model.safetensors --into DigitsNetBest
          nasgen import --file model.pt --into DigitsNetBest --map DigitsNetBest.map.yaml     rename keys by regular expressions
          nasgen import --file pretrained.pth --into DigitsNetBest --partial                  load what fits
        """;

    /// <summary>Creates the command.</summary>
    /// <param name="run">The work; <see langword="null"/> in the host of NasGen itself, which never does it.</param>
    public static Command Create(HostOptions options, Func<ProjectCall, int>? run = null) =>
        ProjectVerb.Create(options, new DetailedCommand(Verb, About, Details), Verb, run ?? (_ => throw ExportCommand.NeedsPackage()));
}
