using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>A module decision: its candidates, the settings that they use, and their own parameters.</summary>
internal static class ModuleParser
{
    public static PropertyModel Parse(
        ParseContext context, IPropertySymbol property, PropertyModel model, IReadOnlyList<NasAttribute> attributes,
        List<DecisionModel> decisions, SharedWidths widths)
    {
        var choice = attributes.First(a => a.Name == "Choice");
        var candidates = CandidateParser.ParseAll(context, property, choice, attributes.Any(a => a.Name == "Skippable"));
        var options = candidates.Select(c => c.Model.Name).ToList();
        if (attributes.Any(a => a.Name == "Skippable")) options.Add(BlockNames.Skip);
        if (candidates.Count == 0) return model;
        var name = property.Name;
        var graph = attributes.FirstOrDefault(a => a.Name == "Cell");
        var cell = graph is null ? null : CellParser.Parse(context, graph, name);
        if (cell is not null)
            decisions.AddRange(CellParser.Decisions(name, cell, options.ToEquatable()));
        else
            decisions.Add(new DecisionModel(
                name, DomainModel.Listed(DecisionKind.Categorical, options.ToEquatable()), null, ImmutableEquatableArray<string>.Empty));
        if (graph is null && candidates.Any(c => c.Model.Type == BlockNames.Zero))
            context.Report(DiagnosticDescriptors.ZeroOutsideCell, choice.Location, name);

        var isPreprocessed = choice.Has(SettingNames.Stride) || attributes.Any(a => a.Name is SettingNames.Width or SettingNames.Stride);
        var settings = SettingsParser.Parse(
            context, name, choice, attributes,
            setting => candidates.Any(c => c.Uses(setting)) || (cell is not null && CellParser.Uses(cell, setting, isPreprocessed)), widths);
        if (cell is { Concat: true } && widths.OwnerOf(name) is not null) widths.Own(name); // A concatenation is wider than the width that it shares.
        foreach (var setting in settings.Where(s => s.Domain is not null))
        {
            var users = candidates.Where(c => c.Uses(setting.Name)).Select(c => c.Model.Name).ToEquatable();
            decisions.Add(Dependent(DecisionNames.OfSetting(name, setting.Name), setting.Domain!, users));
        }
        foreach (var candidate in candidates)
            foreach (var parameter in candidate.Decisions)
                decisions.Add(Dependent(
                    DecisionNames.OfParameter(name, candidate.Model.Name, parameter.Name), parameter.Domain!,
                    new[] { candidate.Model.Name }.ToEquatable()));

        return model with
        {
            Candidates = candidates.Select(c => c.Model).ToEquatable(),
            Settings = settings.Where(s => s.Fixed is not null).Select(s => new SettingModel(s.Name, s.Fixed!)).ToEquatable(),
            Cell = cell,
        };

        DecisionModel Dependent(string decision, DomainModel domain, ImmutableEquatableArray<string> users) =>
            cell is not null || users.Count == options.Count
                ? new DecisionModel(decision, domain, null, ImmutableEquatableArray<string>.Empty)
                : new DecisionModel(decision, domain, name, users);
    }
}
