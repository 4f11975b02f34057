using NasGen.Errors;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Data;

/// <summary>Samples from the user's own method.</summary>
internal static class MethodSource
{
    /// <exception cref="NasException">NAS2006: shapes do not fit; NAS2007: the method threw.</exception>
    public static (Samples All, Samples? Test) Read(SpaceDefinition definition, DataContext context) => (
        Check("[Data] method", definition.Load, definition, context),
        context.Task.Data.Test is null ? null : Check("[Data] method of the test set", definition.LoadTest, definition, context));

    private static Samples Check(string what, Func<(Tensor Inputs, Tensor Targets)> load, SpaceDefinition definition, DataContext context)
    {
        var (inputs, targets) = UserCode.Call("NAS2007", $"The {what}", definition, context, load);
        using var scope = NewDisposeScope(); // Opened after the call, because the user may keep the tensors that the method returned.
        if (inputs is null || targets is null) throw context.Error("NAS2007", $"The {what} returned null.");
        var expected = context.Space.Space.Input.Select(size => (long)size);
        if (inputs.dim() == 0 || !inputs.shape.Skip(1).SequenceEqual(expected))
            throw context.Error(
                "NAS2006",
                $"The {what} returned inputs of shape {Text(inputs)}, but the space's Input {context.InputText} needs "
                + $"[N, {string.Join(", ", expected)}].");
        var count = inputs.shape[0];
        if (count == 0 || targets.dim() == 0 || targets.shape[0] != count)
            throw context.Error(
                "NAS2006",
                $"The {what} returned inputs of shape {Text(inputs)} and targets of shape {Text(targets)}, but each sample needs one target.");
        var fitting = context.Task.Kind switch
        {
            TaskKind.Classification when targets.numel() == count => targets.reshape(count).to(ScalarType.Int64),
            TaskKind.Classification => throw context.Error(
                "NAS2006", $"The {what} returned targets of shape {Text(targets)}, but classification needs class numbers of shape [N]."),
            TaskKind.Regression => targets.to(ScalarType.Float32).reshape(count, -1),
            _ => targets,
        };
        return new Samples(
            inputs.detach().to(CPU).to(ScalarType.Float32).contiguous().MoveToOuterDisposeScope(),
            fitting.detach().to(CPU).contiguous().MoveToOuterDisposeScope());
    }

    private static string Text(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
