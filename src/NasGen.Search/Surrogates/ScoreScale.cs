namespace NasGen.Search.Surrogates;

/// <summary>
/// Converts between normal scores and values by linear interpolation. Beyond the best and the worst value the slope is that of the outermost tenth
/// of the values.
/// </summary>
internal sealed class ScoreScale
{
    private readonly double[] _scores;
    private readonly double[] _values;

    /// <param name="scores">The scores of the values, in the same order.</param>
    /// <param name="values">The values; more is better.</param>
    public ScoreScale(ReadOnlySpan<double> scores, ReadOnlySpan<double> values)
    {
        (_scores, _values) = (scores.ToArray(), values.ToArray());
        Array.Sort(_values, _scores);
    }

    /// <summary>The value of a score.</summary>
    public double ToValue(double score)
    {
        var last = _scores.Length - 1;
        if (last < 0) return score;
        if (score <= _scores[0]) return _values[0] + (score - _scores[0]) * Slope(0, Math.Min(last, 1 + last / 10));
        if (score >= _scores[last]) return _values[last] + (score - _scores[last]) * Slope(Math.Max(0, last - 1 - last / 10), last);
        var i = Array.BinarySearch(_scores, score);
        if (i >= 0) return _values[i];
        return _values[~i - 1] + (score - _scores[~i - 1]) * Slope(~i - 1, ~i);
    }

    /// <summary>The score of a value.</summary>
    public double ToScore(double value)
    {
        var last = _values.Length - 1;
        if (last < 0) return value;
        if (value <= _values[0]) return Beyond(0, Math.Min(last, 1 + last / 10), 0);
        if (value >= _values[last]) return Beyond(Math.Max(0, last - 1 - last / 10), last, last);
        var i = Array.BinarySearch(_values, value);
        if (i >= 0) return _scores[i];
        return _scores[~i - 1] + (value - _values[~i - 1]) / (_values[~i] - _values[~i - 1]) * (_scores[~i] - _scores[~i - 1]);

        double Beyond(int from, int to, int end) => Slope(from, to) is > 0 and var slope
            ? _scores[end] + (value - _values[end]) / slope
            : value.CompareTo(_values[end]) * double.MaxValue + _scores[end];
    }

    private double Slope(int from, int to) => _scores[to] > _scores[from] ? (_values[to] - _values[from]) / (_scores[to] - _scores[from]) : 0;
}
