using NasGen.Emission;
using NasGen.Search.Contracts;
using NasGen.Search.Files;
using NasGen.Search.Verdicts;

namespace NasGen.Cli.Winners;

/// <summary>Writes the source of a winner. It works on text only and does not load libtorch.</summary>
internal static class WinnerWriter
{
    public static string Text(SpaceModel model, Winner winner) =>
        WinnerEmitter.Emit(model.Descriptor, model.Hash, winner.Genotype, winner.Shapes, winner.Class, winner.Seed, winner.Labels);

    /// <summary>Whether the file of a class beside the model holds a winner of the model, also an edited one or one of an earlier space.</summary>
    /// <param name="name">The name of the class. It may come from anyone.</param>
    public static bool Exists(SpaceModel model, string name)
    {
        if (!CSharpNames.IsIdentifier(name) || !File.Exists(model.WinnerPath(name))) return false;
        try
        {
            var text = TextFile.Read(model.WinnerPath(name));
            return text.Contains("\n[Architecture(", StringComparison.Ordinal) && text.Contains($" class {name} : {model.Name}", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public static void Write(SpaceModel model, Winner winner) => AtomicFile.Write(model.WinnerPath(winner.Class), Text(model, winner));
}
