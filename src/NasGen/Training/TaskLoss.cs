using NasGen.Data;
using NasGen.Errors;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Training;

/// <summary>What the training of a task minimizes.</summary>
internal sealed class TaskLoss
{
    private readonly SpaceDefinition _definition;
    private readonly DataContext _context;

    private TaskLoss(SpaceDefinition definition, DataContext context) => (_definition, _context) = (definition, context);

    /// <summary>
    /// The loss as a function of module, inputs and targets, a mean over the batch; <see langword="null"/> if the training is the user's own.
    /// </summary>
    /// <param name="definition">The definition of the space.</param>
    /// <param name="context">The space and its task.</param>
    /// <param name="training">The training samples, whose classes are counted if they are to weigh the same.</param>
    public static Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor>? Of(SpaceDefinition definition, DataContext context, Samples training) =>
        context.Task switch
        {
            { Kind: TaskKind.Custom } => null,
            { HasLoss: true } => new TaskLoss(definition, context).Users,
            { Kind: TaskKind.Classification, Balanced: true } => Balanced(training, context.Task.Classes),
            { Kind: TaskKind.Classification } => (net, input, target) => functional.cross_entropy(net.call(input), target),
            _ => new TaskLoss(definition, context).MeanSquaredError,
        };

    /// <summary>The mean loss of samples in eval mode.</summary>
    /// <param name="batchSize">The most samples per batch.</param>
    public static double Mean(Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor> loss, Module<Tensor, Tensor> net, Samples samples, int batchSize)
    {
        net.eval();
        using var noGradient = no_grad();
        var sum = 0.0;
        foreach (var (inputs, targets) in new Batches(samples, batchSize).InOrder())
        {
            using var scope = NewDisposeScope();
            var count = inputs.shape[0]; // Read before the user's code, which may change or dispose of the batch.
            sum += loss(net, inputs, targets).item<float>() * count;
        }
        return sum / samples.Count;
    }

    /// <summary>The cross-entropy with weights inverse to the number of training samples of a class. A class without any counts as one with one.</summary>
    private static Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor> Balanced(Samples training, int classes)
    {
        using var scope = NewDisposeScope();
        var counts = training.Targets.bincount(null, classes).clamp_min(1);
        var weights = (training.Count / (counts.to(ScalarType.Float32) * classes)).DetachFromDisposeScope();
        return (net, input, target) => functional.cross_entropy(net.call(input), target, weights);
    }

    /// <summary>
    /// The loss of the user's method as float32. Gradients are on in a validation too, because the loss may be made of derivatives of the network, as that of
    /// a differential equation is.
    /// </summary>
    /// <exception cref="NasException">NAS2007: the method threw. NAS2031: its result is not a number that can be minimized.</exception>
    private Tensor Users(Module<Tensor, Tensor> net, Tensor input, Tensor target)
    {
        using var gradients = enable_grad();
        var loss = UserCode.Call("NAS2007", "The [Loss] method", _definition, _context, () => _definition.Loss(net, input, target));
        var fault = loss switch
        {
            null => "null",
            _ when !loss.is_floating_point() || loss.numel() != 1 => $"a tensor of type {loss.dtype} and shape [{string.Join(", ", loss.shape)}]",
            _ when net.training && !loss.requires_grad => "a number without a gradient",
            _ => null,
        };
        if (fault is null) return loss!.dtype == ScalarType.Float32 ? loss : loss.to(ScalarType.Float32);
        throw _context.ErrorOf(
            "[Loss]",
            "NAS2031",
            $"The [Loss] method returned {fault}. It must return one floating-point number, the mean loss of the batch, computed from the output of net.");
    }

    /// <summary>The mean squared error, in units of the outputs' scale if they have one.</summary>
    private Tensor MeanSquaredError(Module<Tensor, Tensor> net, Tensor input, Tensor target)
    {
        var output = net.call(input);
        if (!output.shape.AsSpan().SequenceEqual(target.shape)) output = output.reshape(target.shape);
        if (_context.Space.Space.Output is not { } own) return functional.mse_loss(output, target);
        using var scale = tensor([.. own.Scale.Select(value => (float)value)], device: target.device);
        return ((output - target) / scale).square().mean();
    }
}
