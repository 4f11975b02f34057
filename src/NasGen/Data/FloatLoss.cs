namespace NasGen.Data;

/// <summary>
/// What a column of numbers loses when it is rounded to float32, which holds about seven digits. Identifiers and moments can lose all that tells them
/// apart; quantities lose nothing that matters.
/// </summary>
internal struct FloatLoss
{
    /// <summary>The largest harmless rounding, as a share of the standard deviation.</summary>
    public const double Harmless = 0.05;

    private int _count;
    private double _first;
    private double _sum;
    private double _squares;
    private double _loss;

    /// <summary>The number that changes most.</summary>
    public double Before { get; private set; }

    /// <summary>The row of that number, from 1.</summary>
    public int Row { get; private set; }

    /// <summary>The line of that number in the file, from 1.</summary>
    public int Line { get; private set; }

    public readonly bool IsTooLarge => _loss > 0 && Deviation is > 0 and var deviation && _loss > Harmless * deviation;

    private readonly double Deviation => Math.Sqrt(Math.Max(0, _squares / _count - _sum / _count * (_sum / _count)));

    public void Add(double value, int row, int line)
    {
        if (_count++ == 0) _first = value;
        var distance = value - _first;
        _sum += distance;
        _squares += distance * distance;
        var loss = Math.Abs(value - (float)value);
        if (loss > _loss) (_loss, Before, Row, Line) = (loss, value, row, line);
    }
}
