using NasGen.Data;
using NasGen.Errors;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Training;

/// <summary>The metrics of a trained module: all built-in metrics of the task, and the user's own.</summary>
internal sealed class Scoring(SpaceDefinition definition, DataContext context, DataSet data)
{
    public const string TestSet = "test set";

    private readonly TaskDescriptor _task = context.Task;

    /// <summary>The loss, if it is an objective.</summary>
    private readonly Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor>? _loss =
        context.Task.IsScoredByLoss() ? TaskLoss.Of(definition, context, data.Training) : null;

    /// <summary>The name of the metric that the <c>[Train]</c> method returns: the first objective that is not a cost.</summary>
    public string OwnObjective =>
        _task.Objectives.FirstOrDefault(objective => objective.IsUserMethod || !Enum.TryParse<Cost>(objective.Name, out _))?.Name ?? "Score";

    /// <summary>The names of the metrics that methods of the user compute.</summary>
    public IEnumerable<string> UserMetrics => _task.Objectives.Where(objective => objective.IsUserMethod).Select(objective => objective.Name);

    /// <summary>The metrics. Some may be NaN or infinite.</summary>
    public Dictionary<string, double> Of(Module<Tensor, Tensor> net, Samples samples)
    {
        using var scope = NewDisposeScope();
        return Of(net, samples, Outputs(net, samples));
    }

    /// <summary>The metrics, all of them finite.</summary>
    /// <param name="part">The name of the samples in a message.</param>
    /// <exception cref="NasException">
    /// NAS2032: a metric is NaN or infinite. NAS2033: it is so on the test set, and a method of the user computes it.
    /// </exception>
    public Dictionary<string, double> Require(Module<Tensor, Tensor> net, Samples samples, string part)
    {
        using var scope = NewDisposeScope();
        var output = Outputs(net, samples);
        var scores = Of(net, samples, output);
        foreach (var (name, score) in scores)
            if (!double.IsFinite(score)) throw NotFinite(name, score, output, samples, part);
        return scores;
    }

    /// <summary>The built-in metrics.</summary>
    public Dictionary<string, double> BuiltIn(Tensor output, Tensor target)
    {
        using var noGradient = no_grad();
        return Metrics.Of(Kind(output, target), output, target);
    }

    /// <summary>A metric of the user. Its method gets copies, because it may change them in place.</summary>
    /// <exception cref="NasException">NAS2007: the method threw.</exception>
    public double Own(string metric, Tensor output, Tensor target)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        return UserCode.Call(
            "NAS2007", $"The method {metric}", definition, context, () => definition.Score(metric, output.clone(), target.clone()));
    }

    private Dictionary<string, double> Of(Module<Tensor, Tensor> net, Samples samples, Tensor output)
    {
        var target = samples.Targets.cpu();
        var scores = BuiltIn(output, target);
        foreach (var metric in UserMetrics) scores[metric] = Own(metric, output, target);
        if (_loss is not null)
            scores[MetricName.Loss] = UserCode.Call(
                "NAS2010", "forward", definition, context, () => TaskLoss.Mean(_loss, net, samples, Predictions.BatchSize));
        return scores;
    }

    private Tensor Outputs(Module<Tensor, Tensor> net, Samples samples) =>
        UserCode.Call("NAS2010", "forward", definition, context, () => Predictions.Of(net, samples));

    private NasException NotFinite(string metric, double score, Tensor output, Samples samples, string part)
    {
        var broken = output.isfinite().logical_not().reshape(samples.Count, -1).any(1).sum().item<long>();
        if (broken > 0)
            return context.Error(
                "NAS2032", $"{context.Space.Space.Name}.forward returned NaN or infinite numbers for {broken} of the {samples.Count} samples of the {part}.");
        var isUsers = UserMetrics.Contains(metric);
        var who = isUsers ? $"The method {metric} returned" : $"The metric {metric} is";
        var message = $"{who} {score} for the {samples.Count} samples of the {part}{Missing(samples)}. A metric must be a finite number for any samples.";
        return isUsers ? context.ErrorOf(metric, part == TestSet ? "NAS2033" : "NAS2032", message) : context.Error("NAS2032", message);
    }

    /// <summary>The classes that no sample has, which many metrics cannot do without.</summary>
    private string Missing(Samples samples)
    {
        if (_task.Kind != TaskKind.Classification) return "";
        var present = samples.Targets.cpu().data<long>().ToHashSet();
        string[] missing = [.. Enumerable.Range(0, _task.Classes).Where(c => !present.Contains(c)).Select(samples.NameOf)];
        return missing.Length == 0 ? "" : $", none of which is of class {string.Join(" or ", missing.Take(3))}{(missing.Length > 3 ? " or …" : "")}";
    }

    /// <summary>The kind of metrics. If the training is the user's own, outputs and targets decide which built-in metrics apply.</summary>
    private TaskKind Kind(Tensor output, Tensor target) => _task.Kind switch
    {
        // A loss of the user's own needs no targets that the outputs could be compared with.
        TaskKind.Regression when _task.HasLoss && output.numel() != target.numel() => TaskKind.Custom,
        not TaskKind.Custom => _task.Kind,
        _ when target.dim() == 1 && target.is_integral() && output.dim() == 2 && AreClasses(target, output.shape[1]) => TaskKind.Classification,
        _ when target.is_floating_point() && output.numel() == target.numel() && target.dim() == 2 => TaskKind.Regression,
        _ => TaskKind.Custom,
    };

    private static bool AreClasses(Tensor target, long classes) => target.max().item<long>() < classes && target.min().item<long>() >= 0;
}
