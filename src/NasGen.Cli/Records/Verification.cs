using System.Text;
using NasGen.Cli.Hosting;
using NasGen.Emission;
using NasGen.Evaluation;

namespace NasGen.Cli.Records;

/// <summary>
/// Recomputes the source of every winner from the record and the space, and compares it with the file. Pure text: libtorch is not loaded.
/// </summary>
internal static class Verification
{
    /// <returns>What differs, each with its file and line; empty where all is as recorded.</returns>
    public static IReadOnlyList<NasException> Check(SpaceModel model)
    {
        if (!File.Exists(model.RecordPath) && !ExpectedWinners(model).Any(w => File.Exists(model.WinnerPath(w)))) return [];
        RunRecord record;
        try
        {
            record = RecordFile.Read(model.RecordPath);
        }
        catch (NasException e)
        {
            return [e];
        }
        if (record.Space.Hash != model.Hash)
            return
            [
                new NasException(
                    "NAS3001",
                    $"{model.Name} has changed since it was searched ({Short(record.Space.Hash)} then, {Short(model.Hash)} now). Search again with 'dotnet build /t:NasSearch'.",
                    model.File, model.Task.Line),
            ];
        return [.. record.Winners.Select(w => Check(model, w)).OfType<NasException>()];
    }

    /// <summary>The text of a winner as the record has it.</summary>
    /// <exception cref="FormatException">Genotype or shapes cannot be read.</exception>
    public static string Emit(SpaceModel model, WinnerRecord winner) => WinnerEmitter.Emit(
        model.Descriptor,
        model.Hash,
        model.Space.Parse(winner.Genotype),
        winner.Shapes.ToDictionary(s => s.Key, s => ShapeText.Parse(s.Value), StringComparer.Ordinal),
        winner.Class,
        winner.Seed);

    private static NasException? Check(SpaceModel model, WinnerRecord winner)
    {
        string expected;
        try
        {
            expected = Emit(model, winner);
        }
        catch (Exception e) when (e is FormatException or KeyNotFoundException or OverflowException)
        {
            return new NasException("NAS3005", $"The record of {winner.Class} cannot be read: {e.Message}", model.RecordPath, inner: e);
        }
        var path = model.WinnerPath(winner.Class);
        if (!File.Exists(path))
            return new NasException("NAS3004", $"{Path.GetFileName(path)} is missing: the record names it as a winner.", path);
        var actual = File.ReadAllText(path, Encoding.UTF8).Replace("\r\n", "\n", StringComparison.Ordinal);
        if (actual == expected) return null;
        var (line, was, shouldBe) = FirstDifference(actual, expected);
        return new NasException("NAS3004", $"{winner.Class} is not what the record says: this line is '{was}', and should be '{shouldBe}'.", path, line);
    }

    private static (int Line, string Actual, string Expected) FirstDifference(string actual, string expected)
    {
        var (left, right) = (actual.Split('\n'), expected.Split('\n'));
        var line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line]) line++;
        return (line + 1, line < left.Length ? left[line].Trim() : "(end of file)", line < right.Length ? right[line].Trim() : "(end of file)");
    }

    private static IEnumerable<string> ExpectedWinners(SpaceModel model) => [model.Task.Winner, .. model.Task.Picks.Select(p => p.Name)];

    private static string Short(string hash) => hash.Length > 15 ? hash[..15] : hash;
}
