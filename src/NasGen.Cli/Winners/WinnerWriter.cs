using NasGen.Emission;
using NasGen.Search.Contracts;
using NasGen.Search.Files;
using NasGen.Search.Verdicts;

namespace NasGen.Cli.Winners;

/// <summary>The source of a winner, and its file. Pure text: libtorch is not loaded.</summary>
internal static class WinnerWriter
{
    public static string Text(SpaceModel model, Winner winner) =>
        WinnerEmitter.Emit(model.Descriptor, model.Hash, winner.Genotype, winner.Shapes, winner.Class, winner.Seed);

    public static void Write(SpaceModel model, Winner winner) => AtomicFile.Write(model.WinnerPath(winner.Class), Text(model, winner));
}
