using NasGen.Data;
using NasGen.Errors;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Training;

/// <summary>The metrics of a trained module: all built-in metrics of the task, and the user's own.</summary>
internal sealed class Scoring(SpaceDefinition definition, DataContext context)
{
    private readonly TaskDescriptor _task = context.Task;

    /// <summary>The name of the metric that the <c>[Train]</c> method returns: the first objective that is not a cost.</summary>
    public string OwnObjective =>
        _task.Objectives.FirstOrDefault(objective => objective.IsUserMethod || !Enum.TryParse<Cost>(objective.Name, out _))?.Name ?? "Score";

    public Dictionary<string, double> Of(Module<Tensor, Tensor> net, Samples samples)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var output = UserCode.Call("NAS2010", "forward", definition, context, () => Predictions.Of(net, samples));
        var target = samples.Targets.cpu();
        var scores = Metrics.Of(Kind(output, target), output, target);
        foreach (var objective in _task.Objectives.Where(objective => objective.IsUserMethod))
            scores[objective.Name] = UserCode.Call(
                "NAS2007", $"The method {objective.Name}", definition, context, () => definition.Score(objective.Name, output.alias(), target.alias()));
        return scores;
    }

    /// <summary>The kind of metrics. If the training is the user's own, outputs and targets decide which built-in metrics apply.</summary>
    private TaskKind Kind(Tensor output, Tensor target) => _task.Kind switch
    {
        not TaskKind.Custom => _task.Kind,
        _ when target.dim() == 1 && target.is_integral() && output.dim() == 2 && AreClasses(target, output.shape[1]) => TaskKind.Classification,
        _ when target.is_floating_point() && output.numel() == target.numel() && target.dim() == 2 => TaskKind.Regression,
        _ => TaskKind.Custom,
    };

    private static bool AreClasses(Tensor target, long classes) => target.max().item<long>() < classes && target.min().item<long>() >= 0;
}
