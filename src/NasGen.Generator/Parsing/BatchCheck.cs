using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>
/// Finds a batch of one sample beside a batch norm of features. A batch norm of images has many values per channel even then, but that of
/// <c>MlpBlock</c> has one.
/// </summary>
internal static class BatchCheck
{
    public static void Run(
        ParseContext context, IReadOnlyList<NasAttribute> attributes, TaskModel task, IReadOnlyCollection<DecisionModel> decisions,
        IReadOnlyList<PropertyModel> properties)
    {
        var hasOne = task.Training.Any(t => t.Name == TrainingNames.BatchSize && t.Value == 1)
            || OptionsOf(DecisionNames.OfTraining(TrainingNames.BatchSize)).Contains("1");
        if (!hasOne || task.Kind == TaskKind.Custom) return;
        if (properties.FirstOrDefault(p => p.Candidates.Any(c => c.Type == BlockNames.Mlp) && HasBatchNorm(p)) is not { } property) return;
        context.Report(
            DiagnosticDescriptors.AttributesDoNotCombine, attributes.First(a => a.Name == "Training").Location, context.Space.Name,
            $"BatchSize 1 gives the batch norm in MlpBlock of '{property.Name}' one value per feature, of which it can learn nothing. "
            + $"Write a BatchSize of 2 or more, or [Norm(Norm.Group)] on '{property.Name}'.");

        bool HasBatchNorm(PropertyModel candidate)
        {
            var options = OptionsOf(DecisionNames.OfSetting(candidate.Name, SettingNames.Norm)).ToList();
            if (options.Count > 0) return options.Contains("Batch");
            return (candidate.Settings.FirstOrDefault(s => s.Name == SettingNames.Norm)?.Value ?? "Batch") == "Batch";
        }

        IEnumerable<string> OptionsOf(string decision) => decisions.Where(d => d.Name == decision).SelectMany(d => d.Domain.Options);
    }
}
