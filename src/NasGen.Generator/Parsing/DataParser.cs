using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary><c>[Csv]</c>, <c>[Idx]</c>, <c>[Images]</c> or <c>[Data]</c>.</summary>
internal static class DataParser
{
    private static readonly string[] Kinds = ["Csv", "Idx", "Images", "Data"];

    public static (DataModel Data, LoadMethodModel? Load, LoadMethodModel? LoadTest) Parse(ParseContext context, IReadOnlyList<NasAttribute> attributes)
    {
        var sources = attributes.Where(a => Kinds.Contains(a.Name)).ToList();
        if (sources.Count == 0)
        {
            Lacks(context, null, "it has no data: add [Csv(...)], [Idx(...)], [Images(...)] or [Data(nameof(...))].");
            return (new DataModel(DataKind.None), null, null);
        }
        if (sources.Count > 1)
            context.Report(
                DiagnosticDescriptors.AttributesDoNotCombine, sources[1].Location, context.Space.Name,
                $"it has two sources of data, [{sources[0].Name}] and [{sources[1].Name}], keep one.");
        var source = sources[0];
        switch (source.Name)
        {
            case "Csv":
                return (Csv(context, source, attributes), null, null);
            case "Idx":
                return (Idx(context, source), null, null);
            case "Images":
                return (Images(context, source, attributes), null, null);
            default:
                var test = source.NamedText("Test");
                if (test == source.Text(0)) Contradict(context, source, $"[Data] names {test} for training and for test, which must be different samples.");
                return (
                    new DataModel(DataKind.Method, Path: source.Text(0), Test: test),
                    UserMethodParser.FindLoad(context, source, source.Text(0)),
                    test is null ? null : UserMethodParser.FindLoad(context, source, test));
        }
    }

    private static DataModel Csv(ParseContext context, NasAttribute source, IReadOnlyList<NasAttribute> attributes)
    {
        var label = source.NamedText("Label") is { Length: > 0 } text ? text : null;
        var labels = Texts(source, "Labels");
        if (source.Text(0).Length == 0) Lacks(context, source, "[Csv] names no file.");
        if (label is null && labels.Count == 0) Lacks(context, source, "[Csv] names no column to predict: add Label = \"...\".");
        if (label is not null && labels.Count > 0) Contradict(context, source, "[Csv] has both Label and Labels, keep one.");
        if (labels.Count > 1 && attributes.FirstOrDefault(a => a.Name == "Classification") is { } task && attributes.All(a => a.Name != "Train"))
            Contradict(context, source, $"[Csv] names {labels.Count} labels, and [Classification({task.Int(0)})] predicts 1 label: keep one of them.");
        var model = new DataModel(
            DataKind.Csv, source.Text(0), label is null ? labels : new[] { label }.ToEquatable(), source.NamedText("Group"), source.NamedText("Time"),
            Texts(source, "Ignore"), source.NamedText("Test"));
        if (Contradiction(model) is { } clause) Contradict(context, source, clause);
        return model;
    }

    /// <summary>What the columns and files of a CSV source contradict, as a clause.</summary>
    private static string? Contradiction(DataModel csv)
    {
        if (csv.Labels!.GroupBy(l => l).FirstOrDefault(g => g.Count() > 1) is { } twice) return $"[Csv] names the label '{twice.Key}' twice.";
        if (csv.Labels.FirstOrDefault(l => csv.Ignore!.Contains(l)) is { } ignored) return $"[Csv] predicts '{ignored}' and ignores it, keep one.";
        if (csv.Labels.Contains(csv.Group ?? "")) return $"[Csv] predicts '{csv.Group}' and keeps its equal values on one side of the split (Group), keep one.";
        if (csv.Labels.Contains(csv.Time ?? "")) return $"[Csv] predicts '{csv.Time}' and orders the samples by it (Time), keep one.";
        return csv.Test == csv.Path ? $"[Csv] names '{csv.Path}' for training and for test, which must be different samples." : null;
    }

    private static DataModel Idx(ParseContext context, NasAttribute source)
    {
        var (test, testLabels) = (source.NamedText("TestInputs"), source.NamedText("TestLabels"));
        if (source.Text(0).Length == 0 || source.Text(1).Length == 0) Lacks(context, source, "[Idx] names no file: write [Idx(\"inputs\", \"labels\")].");
        if (test is not null && test == source.Text(0))
            Contradict(context, source, $"[Idx] names '{test}' for training and for test, which must be different samples.");
        if (test is null != testLabels is null) Lacks(context, source, "[Idx] names a test set by TestInputs and TestLabels together.");
        return new DataModel(DataKind.Idx, source.Text(0), new[] { source.Text(1) }.ToEquatable(), Test: test, TestLabels: testLabels);
    }

    private static DataModel Images(ParseContext context, NasAttribute source, IReadOnlyList<NasAttribute> attributes)
    {
        if (source.Text(0).Length == 0) Lacks(context, source, "[Images] names no folder.");
        var input = InputParser.Sizes(attributes);
        if (input.Count > 0 && !(input.Count == 3 && input[0] is 1 or 3))
            Contradicts($"[Images] gives [1, height, width] or [3, height, width], but Input is [{string.Join(", ", input)}].");
        if (attributes.Any(a => a.Name == "Regression")) Contradicts("[Images] has classes to predict and no numbers, use [Classification].");
        return new DataModel(DataKind.Images, source.Text(0), Test: source.NamedText("Test"), Resize: source.NamedBool("Resize"));

        void Contradicts(string clause) => context.Report(DiagnosticDescriptors.AttributesDoNotCombine, source.Location, context.Space.Name, clause);
    }

    private static ImmutableEquatableArray<string> Texts(NasAttribute source, string property) =>
        source.NamedElements(property).Select(c => c.Value).OfType<string>().ToEquatable();

    private static void Contradict(ParseContext context, NasAttribute source, string clause) =>
        context.Report(DiagnosticDescriptors.AttributesDoNotCombine, source.Location, context.Space.Name, clause);

    private static void Lacks(ParseContext context, NasAttribute? source, string clause) =>
        context.Report(DiagnosticDescriptors.NotSearchable, source?.Location ?? context.Place, context.Space.Name, clause);
}
