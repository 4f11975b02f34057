using NasGen.Export.Tracing;
using NasGen.Search.Contracts;
using static TorchSharp.torch;

namespace NasGen.Export.Operations;

/// <summary>The arguments of a step, as the rows of the table of operations read them.</summary>
/// <param name="format">What is written, for errors.</param>
internal abstract class CallArguments(Step step, string format)
{
    public Step Step { get; } = step;

    /// <summary>The first result.</summary>
    public Value Result => Step.Results[0];

    public Value Tensor(string name) => (Value)Step.Arguments[name]!;

    public Value? Optional(string name) => Step.Arguments[name] as Value;

    public IReadOnlyList<Value> Tensors(string name) => [.. ((Value?[])Step.Arguments[name]!).Select(value => value!)];

    public bool IsNull(string name) => Step.Arguments[name] is null or Dim[] { Length: 0 };

    public Dim[] Dims(string name) => (Dim[])Step.Arguments[name]!;

    public Dim Dim(string name) => (Dim)Step.Arguments[name]!;

    /// <summary>Whole numbers that do not depend on the number of samples.</summary>
    public long[] Ints(string name) => [.. Dims(name).Select(number => Fixed(name, number))];

    /// <summary>A whole number that does not depend on the number of samples.</summary>
    public long Int(string name) => Fixed(name, Dim(name));

    public bool Flag(string name) => (bool)Step.Arguments[name]!;

    public string? Text(string name) => (string?)Step.Arguments[name];

    /// <summary>A real number: a scalar or a plain argument.</summary>
    public double Real(string name) => Step.Arguments[name] switch
    {
        double real => real,
        long whole => whole,
        bool flag => flag ? 1 : 0,
        Dim dim => Fixed(name, dim),
        _ => throw Cannot($"its argument {name} is a tensor"),
    };

    /// <summary>An axis of a tensor, from 0.</summary>
    public long Axis(string name, Value of) => Int(name) is >= 0 and var axis ? axis : Int(name) + of.Rank;

    /// <summary>Axes of a tensor, from 0; all if there are none.</summary>
    public long[] Axes(string name, Value of) =>
        Ints(name) is { Length: > 0 } axes
            ? [.. axes.Select(axis => axis < 0 ? axis + of.Rank : axis)]
            : [.. Enumerable.Range(0, of.Rank).Select(i => (long)i)];

    /// <summary>As many numbers as a layer has axes: one number counts for all of them.</summary>
    public long[] Spread(string name, int count, long byDefault) => Ints(name) switch
    {
        [] => [.. Enumerable.Repeat(byDefault, count)],
        [var one] => [.. Enumerable.Repeat(one, count)],
        var several => several,
    };

    /// <summary>The type in which two operands are combined, for a scalar that of the tensor.</summary>
    public static ScalarType Common(ScalarType a, ScalarType b) => a == b ? a : promote_types(a, b);

    /// <summary>Whether a type has fractions.</summary>
    public static bool IsReal(ScalarType type) => type is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

    /// <exception cref="NasException">NAS4001: the step cannot be written.</exception>
    public NasException Cannot(string why = "") => Refusal.Operation(Step.Place, format, why);

    private long Fixed(string name, Dim number) => number.IsFixed
        ? number.Fixed
        : throw Refusal.Samples(Step.Place, $"{Step.Place.Function} gets their number as {name}");
}
