using NasGen.Errors;
using NasGen.Search.Contracts;
using static TorchSharp.torch;

namespace NasGen.Data;

/// <summary>Samples from pairs of IDX files.</summary>
internal static class IdxSource
{
    /// <exception cref="NasException">NAS2001: a file cannot be read; NAS2006: shapes or numbers of samples do not fit.</exception>
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
        var targets = context.Task.Kind == TaskKind.Regression
            ? tensor(labels.Values, [count, labels.Values.Length / count])
            : tensor(labels.Values.Select(value => (long)value).ToArray());
        return new Samples(tensor(inputs.Values, [count, .. context.Space.Space.Input.Select(size => (long)size)]), targets);
    }
}
