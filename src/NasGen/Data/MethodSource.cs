using NasGen.Errors;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Data;

/// <summary>Samples from the user's own method.</summary>
internal static class MethodSource
{
    /// <exception cref="NasException">NAS2003 to NAS2006: what the method returned cannot be used; NAS2007: the method threw.</exception>
    public static (Samples All, Samples? Test) Read(SpaceDefinition definition, DataContext context) => (
        Check("The [Data] method", definition.Load, definition, context),
        context.Task.Data.Test is null
            ? null
            : Check("The [Data] method of the test set", definition.LoadTest, definition, context) with { Groups = null, Times = null });

    private static Samples Check(
        string what, Func<(Tensor Inputs, Tensor Targets, string[]? Groups, double[]? Times)> load, SpaceDefinition definition, DataContext context)
    {
        var (inputs, targets, groups, times) = UserCode.Call("NAS2007", what, definition, context, load);
        using var scope = NewDisposeScope(); // Opened after the call, because the user may keep the tensors that the method returned.
        if (inputs is null || targets is null) throw context.Error("NAS2007", $"{what} returned null.");
        var expected = context.Space.Space.Input.Select(size => (long)size);
        if (inputs.dim() == 0 || !inputs.shape.Skip(1).SequenceEqual(expected))
            throw context.Error(
                "NAS2006",
                $"{what} returned inputs of shape {Text(inputs)}, but the space's Input {context.InputText} needs "
                + $"[N, {string.Join(", ", expected)}].");
        var count = inputs.shape[0];
        if (count == 0 || targets.dim() == 0 || targets.shape[0] != count)
            throw context.Error(
                "NAS2006",
                $"{what} returned inputs of shape {Text(inputs)} and targets of shape {Text(targets)}, but each sample needs one target.");
        RequireOnePerSample(groups?.Length, "groups");
        RequireOnePerSample(times?.Length, "times");
        if (groups is not null && Array.FindIndex(groups, string.IsNullOrWhiteSpace) is >= 0 and var without)
            throw context.Error("NAS2003", $"{what} gives sample {without + 1} no group.");
        if (times is not null && Array.FindIndex(times, time => !double.IsFinite(time)) is >= 0 and var timeless)
            throw context.Error("NAS2004", $"{what} gives sample {timeless + 1} a time that is not a finite number.");
        DataCheck.RequirePrecision(inputs, $"{what} returned inputs", context);
        var fitting = context.Task.Kind switch
        {
            TaskKind.Classification when targets.numel() == count => ClassNumbers.Of(targets, what, context),
            TaskKind.Classification => throw context.Error(
                "NAS2006", $"{what} returned targets of shape {Text(targets)}, but classification needs class numbers of shape [N]."),
            TaskKind.Regression => Numbers(),
            _ => targets,
        };
        return new Samples(
            inputs.detach().to(CPU).to(ScalarType.Float32).contiguous().MoveToOuterDisposeScope(),
            fitting.detach().to(CPU).contiguous().MoveToOuterDisposeScope(),
            groups, times);

        Tensor Numbers()
        {
            DataCheck.RequirePrecision(targets, $"{what} returned targets", context);
            return targets.to(ScalarType.Float32).reshape(count, -1);
        }

        void RequireOnePerSample(int? length, string name)
        {
            if (length is { } given && given != count)
                throw context.Error("NAS2006", $"{what} returned {count} samples, but {given} {name}. Each sample needs one.");
        }
    }

    private static string Text(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
