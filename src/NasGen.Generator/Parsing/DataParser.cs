using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary><c>[Csv]</c>, <c>[Idx]</c> or <c>[Data]</c>.</summary>
internal static class DataParser
{
    private static readonly string[] Kinds = ["Csv", "Idx", "Data"];

    public static (DataModel Data, UserMethod? Load, UserMethod? LoadTest) Parse(ParseContext context, IReadOnlyList<NasAttribute> attributes)
    {
        var sources = attributes.Where(a => Kinds.Contains(a.Name)).ToList();
        if (sources.Count == 0)
        {
            Lacks(context, null, "it has no data: add [Csv(...)], [Idx(...)] or [Data(nameof(...))].");
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
                return (Csv(context, source), null, null);
            case "Idx":
                return (Idx(context, source), null, null);
            default:
                var test = source.NamedText("Test");
                return (
                    new DataModel(DataKind.Method, Path: source.Text(0), Test: test),
                    UserMethodParser.Find(context, source, source.Text(0), UserMethodSignature.Load),
                    test is null ? null : UserMethodParser.Find(context, source, test, UserMethodSignature.Load));
        }
    }

    private static DataModel Csv(ParseContext context, NasAttribute source)
    {
        var label = source.NamedText("Label") is { Length: > 0 } text ? text : null;
        var labels = Texts(source, "Labels");
        if (source.Text(0).Length == 0) Lacks(context, source, "[Csv] names no file.");
        if (label is null && labels.Count == 0) Lacks(context, source, "[Csv] names no column to predict: add Label = \"...\".");
        if (label is not null && labels.Count > 0)
            context.Report(DiagnosticDescriptors.AttributesDoNotCombine, source.Location, context.Space.Name, "[Csv] has both Label and Labels, keep one.");
        return new DataModel(
            DataKind.Csv, source.Text(0), label is null ? labels : new[] { label }.ToEquatable(), source.NamedText("Group"), source.NamedText("Time"),
            Texts(source, "Ignore"), source.NamedText("Test"));
    }

    private static DataModel Idx(ParseContext context, NasAttribute source)
    {
        var (test, testLabels) = (source.NamedText("TestInputs"), source.NamedText("TestLabels"));
        if (source.Text(0).Length == 0 || source.Text(1).Length == 0) Lacks(context, source, "[Idx] names no file: write [Idx(\"inputs\", \"labels\")].");
        if (test is null != testLabels is null) Lacks(context, source, "[Idx] names a test set by TestInputs and TestLabels together.");
        return new DataModel(DataKind.Idx, source.Text(0), new[] { source.Text(1) }.ToEquatable(), Test: test, TestLabels: testLabels);
    }

    private static ImmutableEquatableArray<string> Texts(NasAttribute source, string property) =>
        source.NamedElements(property).Select(c => c.Value).OfType<string>().ToEquatable();

    private static void Lacks(ParseContext context, NasAttribute? source, string clause) =>
        context.Report(DiagnosticDescriptors.NotSearchable, source?.Location ?? context.Place, context.Space.Name, clause);
}
