using NasGen.Emission;
using NasGen.Search.Contracts;
using NasGen.Search.Files;
using NasGen.Search.Verdicts;

namespace NasGen.Cli.Winners;

/// <summary>Writes the source of a winner. It works on text only and does not load libtorch.</summary>
internal static class WinnerWriter
{
    public static string Text(SpaceModel model, Winner winner) =>
        WinnerEmitter.Emit(model.Descriptor, model.Hash, winner.Genotype, winner.Shapes, winner.Class, winner.Seed);

    public static void Write(SpaceModel model, Winner winner) => AtomicFile.Write(model.WinnerPath(winner.Class), Text(model, winner));
}
