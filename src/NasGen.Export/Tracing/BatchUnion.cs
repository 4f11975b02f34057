using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Export.Tracing;

/// <summary>
/// Makes one network of two recordings with different numbers of samples. Both must have done the same. A whole number or a size that is a multiple
/// of the number of samples in both becomes one; any other difference is an error.
/// </summary>
internal sealed class BatchUnion
{
    private readonly Recording _first, _second;
    private readonly Dictionary<Value, Value> _pairs = new(ReferenceEqualityComparer.Instance);

    private BatchUnion(Recording first, Recording second) => (_first, _second) = (first, second);

    /// <exception cref="NasException">NAS4002: the network depends on the number of samples.</exception>
    public static Network Of(Recording first, Recording second) => new BatchUnion(first, second).Unite();

    private Network Unite()
    {
        Pair(_first.Input, _second.Input, null);
        foreach (var (a, b) in _first.Steps.Zip(_second.Steps))
        {
            if (a.Native != b.Native || a.Results.Count != b.Results.Count)
                throw Refusal.Samples(a.Place, $"with {_first.Samples} of them it calls {a.Place.Function}, with {_second.Samples} {b.Place.Function}");
            a.Arguments = a.Arguments.ToDictionary(
                argument => argument.Key, argument => Unite(argument.Key, argument.Value, b.Arguments[argument.Key], a.Place), StringComparer.Ordinal);
            foreach (var (result, other) in a.Results.Zip(b.Results)) Pair(result, other, a.Place);
        }
        if (_first.Steps.Count != _second.Steps.Count)
        {
            var longer = _first.Steps.Count > _second.Steps.Count ? _first : _second;
            var extra = longer.Steps[Math.Min(_first.Steps.Count, _second.Steps.Count)];
            throw Refusal.Samples(extra.Place, $"only with {longer.Samples} of them it calls {extra.Place.Function}");
        }
        if (!IsPair(_first.Output, _second.Output)) throw Refusal.Samples(null, "it returns another tensor");
        return new Network(_first.Input, _first.Output, Needed(), _first.Root);
    }

    /// <summary>The steps from which the output is made.</summary>
    private List<Step> Needed()
    {
        var needed = new HashSet<Value>(ReferenceEqualityComparer.Instance) { _first.Output };
        List<Step> steps = [];
        foreach (var step in _first.Steps.Reverse())
            if (step.Results.Any(needed.Contains))
            {
                steps.Add(step);
                needed.UnionWith(step.Inputs);
            }
        steps.Reverse();
        return steps;
    }

    private void Pair(Value first, Value second, CodePlace? place)
    {
        if (first.Type != second.Type || first.Rank != second.Rank) throw Refusal.Samples(place, $"{place?.Function} returns another type or rank");
        first.Shape = [.. first.Sizes.Zip(second.Sizes, (a, b) => Size(a, b) ?? throw Refusal.Samples(
            place, $"with {_first.Samples} of them a size is {a}, with {_second.Samples} it is {b}"))];
        _pairs[first] = second;
    }

    private bool IsPair(Value first, Value second) =>
        _pairs.TryGetValue(first, out var other) ? ReferenceEquals(other, second) : first.Key is not null && first.Key == second.Key;

    private Dim? Size(long first, long second) => Dim.Of(first, _first.Samples, second, _second.Samples);

    private object? Unite(string name, object? first, object? second, CodePlace place) => (first, second) switch
    {
        (Value a, Value b) => Unite(a, b, place),
        (Value?[] a, Value?[] b) when a.Length == b.Length => a.Zip(b, (x, y) => (Value?)Unite(name, x, y, place)).ToArray(),
        (Dim[] a, Dim[] b) when a.Length == b.Length => a.Zip(b, (x, y) => Size(x.Fixed, y.Fixed) ?? throw Differ(x, y, place)).ToArray(),
        (Dim a, Dim b) => Size(a.Fixed, b.Fixed) ?? throw Differ(a, b, place),
        (double[] a, double[] b) when a.SequenceEqual(b) => a,
        _ when Equals(first, second) || ReferenceEquals(first, second) => first,
        _ => throw Differ(first, second, place),
    };

    private NasException Differ(object? first, object? second, CodePlace place) => Refusal.Samples(
        place, $"with {_first.Samples} of them {place.Function} gets {first ?? "nothing"}, with {_second.Samples} {second ?? "nothing"}");

    private Value Unite(Value first, Value second, CodePlace place)
    {
        if (IsPair(first, second)) return first;
        if (first.Constant is not { } a || second.Constant is not { } b || first.Key is not null || second.Key is not null)
            throw Refusal.Samples(place, $"{place.Function} gets another tensor");
        if (first.Sizes.SequenceEqual(second.Sizes))
        {
            if (first.Type == second.Type && Same(a, b)) return first;
            throw Refusal.Because(
                place,
                $"{place.Function} gets a tensor that forward makes anew with other numbers at each call, for example random ones. "
                + "An exported network would always have the numbers of one call.");
        }
        PairConstants(first, second, a, b, place);
        return first;
    }

    /// <summary>A constant as long as there are samples, with the same numbers for each of them.</summary>
    private void PairConstants(Value first, Value second, Tensor a, Tensor b, CodePlace place)
    {
        Pair(first, second, place);
        int[] axes = [.. Enumerable.Range(0, first.Rank).Where(i => !first.Shape[i].IsFixed)];
        if (axes is [var axis])
        {
            using var one = a.narrow(axis, 0, 1).clone();
            if (Same(one.expand_as(a), a) && Same(one.expand_as(b), b))
            {
                first.BatchAxis = axis;
                first.Constant = one.clone().DetachFromDisposeScope();
                return;
            }
        }
        throw Refusal.Samples(place, $"{place.Function} gets a tensor that forward makes, with other numbers for each sample");
    }

    private static bool Same(Tensor a, Tensor b) => a.eq(b).all().ToBoolean();
}
