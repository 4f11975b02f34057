using NasGen.Cli.Yaml;
using NasGen.Expansions;
using NasGen.Search.Contracts;
using NasGen.Search.Records;
using NasGen.Search.Spaces;
using NasGen.Search.Verdicts;

namespace NasGen.Cli.Records;

/// <summary>Checks that winners can be written from a record. Each error names the key and its line.</summary>
internal static class RecordCheck
{
    /// <summary>Whether the record is of a space, and each of its winners an architecture of it.</summary>
    public static bool IsOf(RunRecord record, string hash, SearchSpace space) =>
        record.Space.Hash == hash && record.Winners.All(winner => space.TryParse(winner.Genotype) is not null);

    /// <summary>Reads a winner of the record.</summary>
    /// <param name="number">The number of the winner in the record, from 0.</param>
    /// <exception cref="NasException">NAS3005: its class, genotype or shapes do not belong to this space.</exception>
    public static Winner Winner(SpaceModel model, WinnerRecord winner, int number, IReadOnlyList<string>? labels, YamlValue file)
    {
        if (!IsExpected(model, winner))
            throw Fault("class", string.IsNullOrEmpty(winner.Class) ? "it is missing" : $"{model.Name} has no winner '{winner.Class}'");
        if (string.IsNullOrEmpty(winner.Genotype)) throw Fault("genotype", "it is missing");
        Genotype genotype;
        try
        {
            genotype = model.Space.Parse(winner.Genotype);
        }
        catch (FormatException e)
        {
            throw Fault("genotype", e.Message);
        }

        var shapes = new Dictionary<string, RepeatShapes>(StringComparer.Ordinal);
        var plan = new ArchitecturePlan(model.Descriptor.Space, genotype);
        foreach (var property in model.Descriptor.Space.Properties.Where(p => p.Kind != PropertyKind.Scalar))
        {
            if (!winner.Shapes.TryGetValue(property.Name, out var text) || string.IsNullOrEmpty(text)) throw Fault("shapes", property.Name, "it is missing");
            long[][] read;
            try
            {
                read = ShapeText.Parse(text);
            }
            catch (Exception e) when (e is FormatException or OverflowException)
            {
                throw Fault("shapes", property.Name, $"'{text}' is not a list of shapes such as '1x8x8, 16x8x8'");
            }
            if (read.Any(s => s.Any(size => size == 0))) throw Fault("shapes", property.Name, $"'{text}' has a size of zero");
            if (read.Length != plan.Repeats(property) + 1)
                throw Fault(
                    "shapes", property.Name,
                    $"it needs {plan.Repeats(property) + 1} shapes, the input of each repeat and the last output, and '{text}' has {read.Length}");
            shapes[property.Name] = RepeatShapes.Of(read);
        }
        return new Winner(winner.Class, winner.Seed, genotype, new ArchitectureShapes(shapes), labels);

        NasException Fault(params string[] keysAndFault) => Wrong(file, ["winners", number, .. keysAndFault[..^1]], keysAndFault[^1]);
    }

    /// <summary>The error of a value in the record.</summary>
    /// <param name="key">The keys from the top and, in lists, numbers from 0.</param>
    /// <param name="fault">The reason, as the end of a sentence.</param>
    public static NasException Wrong(YamlValue file, IReadOnlyList<object> key, string fault)
    {
        var name = string.Concat(key.Select((step, i) => step is int number ? $"[{number}]" : i == 0 ? step : $".{step}"));
        return file.ErrorAt(key, $"The record's '{name}' cannot be used: {fault}.");
    }

    /// <summary>Whether the model names the winner, or <c>nasgen pick</c> wrote it.</summary>
    private static bool IsExpected(SpaceModel model, WinnerRecord winner) => winner.Class is { } name
        && (name == model.Task.Winner || model.Task.Picks.Any(p => p.Name == name) || winner.Limit is not null && CSharpNames.IsIdentifier(name));
}
