using NasGen.Errors;
using NasGen.Search.Contracts;
using static TorchSharp.torch;

namespace NasGen.Data;

/// <summary>
/// Samples from pairs of IDX files. If the training is the user's own, one whole number per sample is a class number; other labels are numbers to
/// predict.
/// </summary>
internal static class IdxSource
{
    /// <exception cref="NasException">NAS2001: a file cannot be read; NAS2003 to NAS2006: labels, shapes or numbers of samples do not fit.</exception>
    public static (Samples All, Samples? Test) Read(DataContext context)
    {
        var data = context.Task.Data;
        var all = Read(data.Path!, data.Labels![0], context);
        if (data.Test is null) return (all, null);
        return (all, Read(data.Test, data.TestLabels ?? throw context.Error("NAS2001", "TestInputs is set, but TestLabels is not."), context));
    }

    private static Samples Read(string inputPath, string labelPath, DataContext context)
    {
        var inputs = IdxFile.Read(inputPath, context);
        var labels = IdxFile.Read(labelPath, context);
        var count = inputs.Shape[0];
        if (labels.Shape[0] != count)
            throw context.Error("NAS2006", $"'{inputPath}' has {count} samples, but '{labelPath}' has {labels.Shape[0]}.");
        if (count == 0 || inputs.Values.Length / count != context.InputLength)
        {
            var shape = string.Join(", ", inputs.Shape.Skip(1));
            throw context.Error("NAS2006", $"'{inputPath}' has samples of shape [{shape}], but the space's Input is {context.InputText}.");
        }
        if (context.Task.Kind == TaskKind.Classification && labels.Values.Length != count)
            throw context.Error("NAS2006", $"'{labelPath}' has {labels.Values.Length / count} numbers per sample, but classification needs one class number.");
        return new Samples(
            tensor(inputs.Values, [count, .. context.Space.Space.Input.Select(size => (long)size)]), Targets(labels, labelPath, context));
    }

    private static Tensor Targets(IdxFile labels, string path, DataContext context)
    {
        var count = labels.Shape[0];
        var numbers = tensor(labels.Values, [count, labels.Values.Length / count]);
        var areClasses = context.Task.Kind switch
        {
            TaskKind.Classification => true,
            TaskKind.Regression => false,
            _ => labels.Values.Length == count && ClassNumbers.AreIn(numbers),
        };
        if (!areClasses) return numbers;
        using (numbers) return ClassNumbers.Of(numbers, $"'{path}'", context);
    }
}
