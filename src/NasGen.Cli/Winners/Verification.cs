using NasGen.Cli.Records;
using NasGen.Cli.Yaml;
using NasGen.Search.Contracts;
using NasGen.Search.Files;
using NasGen.Search.Records;

namespace NasGen.Cli.Winners;

/// <summary>
/// Recomputes the source of every winner from the record and the space, and compares it with the file. It
/// works on text only and does not load libtorch.
/// </summary>
internal static class Verification
{
    /// <summary>Verifies the winners of a space.</summary>
    /// <returns>The differences, each with its file and line; empty if all winners match the record.</returns>
    public static IReadOnlyList<NasException> Check(SpaceModel model)
    {
        if (!File.Exists(model.RecordPath) && !ExpectedWinners(model).Any(w => File.Exists(model.WinnerPath(w)))) return [];
        RunRecord record;
        YamlValue file;
        try
        {
            (record, file) = RecordFile.Open(model.RecordPath);
        }
        catch (NasException e)
        {
            return [e];
        }
        if (string.IsNullOrEmpty(record.Space.Hash)) return [RecordCheck.Wrong(file, ["space", "hash"], "it is missing")];
        if (record.Space.Hash != model.Hash)
            return
            [
                new NasException(
                    "NAS3001",
                    $"{model.Name} has changed since it was searched ({Short(record.Space.Hash)} then, {Short(model.Hash)} now). "
                    + "Search again with 'dotnet build /t:NasSearch'.",
                    model.File, model.Task.Line),
            ];
        if (record.Winners.Count == 0) return [RecordCheck.Wrong(file, ["winners"], "there is none")];
        return [.. record.Winners.Select((w, number) => Check(model, w, number, record.Data.Classes, file)).OfType<NasException>()];
    }

    private static NasException? Check(SpaceModel model, WinnerRecord winner, int number, IReadOnlyList<string>? labels, YamlValue file)
    {
        string expected;
        try
        {
            expected = WinnerWriter.Text(model, RecordCheck.Winner(model, winner, number, labels, file));
        }
        catch (NasException e)
        {
            return e;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The emitter depends on the record alone. Shapes of the wrong rank make it throw an arbitrary exception.
            return RecordCheck.Wrong(file, ["winners", number, "shapes"], $"no source can be written from them ({e.Message})");
        }
        var path = model.WinnerPath(winner.Class);
        if (!File.Exists(path))
            return new NasException("NAS3004", $"{Path.GetFileName(path)} is missing: the record names it as a winner.", path);
        string actual;
        try
        {
            actual = TextFile.Read(path).Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new NasException("NAS3004", $"{Path.GetFileName(path)} cannot be read: {e.Message}", path);
        }
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
