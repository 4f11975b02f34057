using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>Reads the attributes of the class for data, training and objectives.</summary>
internal static class TaskParser
{
    private static readonly string[] Kinds = ["Classification", "Regression", "Train"];

    public static TaskModel Parse(ParseContext context, IReadOnlyList<NasAttribute> attributes, ImmutableEquatableArray<QuantityModel> training)
    {
        var space = context.Space;
        var loss = attributes.FirstOrDefault(a => a.Name == "Loss");
        var train = attributes.FirstOrDefault(a => a.Name == "Train");
        if (loss is not null && train is not null)
            context.Report(
                DiagnosticDescriptors.AttributesDoNotCombine, loss.Location, space.Name, "[Train] trains by itself and never asks for [Loss], keep one.");
        if (train is not null && attributes.FirstOrDefault(a => a.Name == "Training") is { } settings)
            context.Report(
                DiagnosticDescriptors.AttributesDoNotCombine, settings.Location, space.Name,
                "[Train] trains by itself and reads nothing of [Training], keep one.");
        var (data, load, loadTest) = DataParser.Parse(context, attributes);
        var methods = new UserMethods(
            load, loadTest,
            loss is null ? null : UserMethodParser.Find(context, loss, loss.Text(0), UserMethodSignature.Loss),
            train is null ? null : UserMethodParser.Find(context, train, train.Text(0), UserMethodSignature.Train));
        var (kind, classes) = Kind(context, attributes);
        var balanced = attributes.FirstOrDefault(a => a.Name == "Classification" && a.NamedBool("Balanced"));
        if (balanced is not null && attributes.FirstOrDefault(a => a.Name is "Loss" or "Train") is { } own)
            context.Report(
                DiagnosticDescriptors.AttributesDoNotCombine, balanced.Location, space.Name,
                $"Balanced weighs the classes in the loss of [Classification], and [{own.Name}] replaces it. Leave Balanced out, and weigh them there.");
        var limits = ObjectiveParser.Quantities(context, attributes, "Limit");
        return new TaskModel(
            space.Name + "Best",
            context.Place?.Path ?? "",
            context.Place is { } place ? place.Lines.Start.Line + 1 : 0,
            kind,
            classes,
            balanced is not null,
            data,
            methods,
            training,
            ObjectiveParser.Parse(context, attributes, kind, train),
            FloorParser.Parse(context, attributes),
            limits,
            ObjectiveParser.Quantities(context, attributes, "Penalty"),
            PickParser.Parse(context, attributes, limits),
            attributes.FirstOrDefault(a => a.Name == "Budget")?.Text(0));
    }

    private static (TaskKind Kind, int Classes) Kind(ParseContext context, IReadOnlyList<NasAttribute> attributes)
    {
        var given = attributes.Where(a => Kinds.Contains(a.Name)).ToList();
        if (given.Count == 0)
            context.Report(
                DiagnosticDescriptors.NotSearchable, context.Place, context.Space.Name,
                "it has no task: add [Classification(classes)], [Regression] or [Train(nameof(...))].");
        if (given.Count(a => a.Name != "Train") > 1)
            context.Report(DiagnosticDescriptors.AttributesDoNotCombine, given[1].Location, context.Space.Name, "[Classification] and [Regression], keep one.");
        var classification = given.FirstOrDefault(a => a.Name == "Classification");
        var classes = classification?.Int(0) ?? 0;
        if (classification is not null && classes < 2) ListedOptions.Unusable(context, classification, context.Space.Name, $"{classes} is below 2");
        var kind = given.Any(a => a.Name == "Train") || given.Count == 0 ? TaskKind.Custom
            : classification is not null ? TaskKind.Classification
            : TaskKind.Regression;
        return (kind, classes);
    }
}
