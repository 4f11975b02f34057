using NasGen.Search.Numerics;

namespace NasGen.Search.Insights.LinearCodes;

/// <summary>
/// The ways in which a hyperplane can divide the classes, each class on one side except for the samples that the tolerance allows. A set of classes
/// is a <see cref="UInt128"/> with one bit per class; a dichotomy is the set of classes on the side of class 0.
/// </summary>
/// <remarks>
/// They are found class by class: a hyperplane that divides k + 1 classes also divides the first k of them, therefore only extensions of realizable
/// dichotomies are tried. A few steps of a support vector machine find most of the realizable ones; the linear program decides the rest. Every
/// direction that either of them visits is read for all dichotomies that it realizes.
/// </remarks>
internal sealed class Dichotomies
{
    /// <summary>The most classes whose dichotomies are all enumerated: 2⁹, with the trivial one.</summary>
    public const int MostEnumerated = 10;

    /// <summary>The number of dichotomies that are kept from class to class if there are more classes.</summary>
    private const int MostKept = 128;

    /// <summary>The smallest gap between two sides, as a share of the range of all samples.</summary>
    private const double LeastGap = 1e-9;

    /// <summary>The number of times that the worst samples, as many as the tolerance allows, are left out and the linear program is solved again.</summary>
    private const int Trims = 2;

    /// <summary>The most samples that a class may misplace for that to be tried, as a multiple of the allowed number.</summary>
    private const int Near = 5;

    /// <summary>The number of linear programs between two checks whether enough was found.</summary>
    private const int Often = 16;

    private const int Steps = 8;

    private const double Ridge = 1e-9;

    private readonly LabelledPoints _points;
    private readonly double[][] _homogeneous;
    private readonly Lazy<LinearSeparator> _separator;
    private readonly CancellationToken _stop;

    public Dichotomies(LabelledPoints points, Lazy<LinearSeparator> separator, CancellationToken stop)
    {
        (_points, _separator, _stop) = (points, separator, stop);
        _homogeneous = [.. Enumerable.Range(0, points.Count).Select(i => (double[])[.. points[i], 1])];
    }

    /// <summary>Whether dichotomies that were not found are proven not to exist.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The set of one class.</summary>
    public static UInt128 Bit(int @class) => UInt128.One << @class;

    /// <summary>The set of the first classes.</summary>
    public static UInt128 First(int classes) => classes == 128 ? UInt128.MaxValue : Bit(classes) - 1;

    /// <summary>Whether two classes can be separated, ignoring all others: necessary for a code to exist.</summary>
    public bool Divides(int a, int b) => Approach(Bit(a), Bit(a) | Bit(b)).Concat(Solve(Bit(a), Bit(a) | Bit(b))).Any();

    /// <summary>The dichotomies of all classes, without the one that has all classes on one side.</summary>
    /// <param name="byProgram">Whether the linear program decides what the support vector machine does not find.</param>
    /// <param name="isEnough">The function that is asked at times, once all classes are included, whether enough were found.</param>
    /// <exception cref="OperationCanceledException">The time is over.</exception>
    public IReadOnlyList<UInt128> Find(bool byProgram, Func<IEnumerable<UInt128>, bool> isEnough)
    {
        List<UInt128> kept = [Bit(0)];
        for (var c = 1; c < _points.Classes; c++)
        {
            var live = First(c + 1);
            UInt128[] wanted = [.. kept.SelectMany(side => new[] { side | Bit(c), side }).Where(side => side != live)];
            // Later classes extend the trivial one.
            var found = new HashSet<UInt128> { live };
            List<UInt128> inOrder = [live];
            void Add(IEnumerable<UInt128> realized) => inOrder.AddRange(realized.Where(found.Add));
            foreach (var side in wanted)
                if (!found.Contains(side)) Add(Approach(side, live));
            var isLast = c == _points.Classes - 1;
            if (byProgram && !(isLast && isEnough(inOrder.Skip(1))))
                foreach (var (n, side) in wanted.Where(side => !found.Contains(side)).ToArray().Index())
                {
                    if (!found.Contains(side)) Add(Solve(side, live));
                    if (isLast && n % Often == Often - 1 && isEnough(inOrder.Skip(1))) break;
                }
            kept = _points.Classes > MostEnumerated && inOrder.Count > MostKept ? Thinned(inOrder) : inOrder;
        }
        return [.. kept.Skip(1)];
    }

    private List<UInt128> Thinned(List<UInt128> all)
    {
        IsComplete = false;
        return [all[0], .. Enumerable.Range(0, MostKept - 1).Select(i => all[1 + i * (all.Count - 1) / (MostKept - 1)])];
    }

    /// <summary>All dichotomies of the live classes along the linear program's directions; empty if none was found.</summary>
    private IEnumerable<UInt128> Solve(UInt128 side, UInt128 live)
    {
        _stop.ThrowIfCancellationRequested();
        int Side(int c) => (live & Bit(c)) == 0 ? 0 : (side & Bit(c)) == 0 ? -1 : 1;
        HashSet<int>? trimmed = null;
        for (var trims = 0; ; trims++)
        {
            if (_separator.Value.Solve(Side, trimmed is null ? null : trimmed.Contains) is not var (normal, offset, separates))
            {
                IsComplete = false;
                return [];
            }
            var scores = Scores(normal);
            UInt128[] realized = [.. Realized(scores, live)];
            if (realized.Contains(Canonical(side, live))) return realized;
            // If samples may be misplaced, or the gap is below the numerical precision, this is not a proof.
            var canTrim = Enumerable.Range(0, _points.Classes).Any(c => Side(c) != 0 && _points.Allowed[c] > 0);
            if (separates || canTrim) IsComplete = false;
            if (!canTrim || trims == Trims || !IsNear(scores, offset, Side)) return realized;
            trimmed = Worst(scores, Side);
        }
    }

    private double[] Scores(double[] normal)
    {
        var scores = new double[_points.Count];
        for (var i = 0; i < scores.Length; i++) scores[i] = VectorMath.Dot(normal, _points[i]);
        return scores;
    }

    /// <summary>Whether leaving out the allowed number of samples per class can succeed.</summary>
    private bool IsNear(double[] scores, double offset, Func<int, int> side) => Enumerable.Range(0, _points.Classes).All(c =>
        scores.AsSpan(_points.StartOf(c), _points.CountOf(c)).ToArray().Count(score => side(c) * (score + offset) < 0) <= Near * _points.Allowed[c]);

    /// <summary>The samples of each class that lie farthest on the wrong side, as many as are allowed there.</summary>
    private HashSet<int> Worst(double[] scores, Func<int, int> side) =>
    [
        .. Enumerable.Range(0, _points.Classes).Where(c => side(c) != 0).SelectMany(c =>
            Enumerable.Range(_points.StartOf(c), _points.CountOf(c)).OrderBy(i => side(c) * scores[i]).Take(_points.Allowed[c])),
    ];

    /// <summary>
    /// Newton's steps for a support vector machine with squared errors, min λ|w|² + Σ cᵢ max(0, 1 − yᵢ(w·xᵢ + b))² (Keerthi and DeCoste 2005,
    /// <i>A modified finite Newton method for fast solution of large scale linear SVMs</i>, without its line search): the first is least
    /// squares, each further one least squares over the samples within the margin. It ends at the wanted dichotomy, or where it no longer moves.
    /// </summary>
    private IEnumerable<UInt128> Approach(UInt128 side, UInt128 live)
    {
        _stop.ThrowIfCancellationRequested();
        var size = _points.Dimensions + 1;
        var w = new double[size];
        var isWithin = new bool[_points.Count];
        List<UInt128> realized = [];
        for (var step = 0; step < Steps; step++)
        {
            var rows = Enumerable.Range(0, size).Select(j => new double[j + 1]).ToArray();
            var target = new double[size];
            var hasMoved = false;
            for (var c = 0; c < _points.Classes; c++)
            {
                if ((live & Bit(c)) == 0) continue;
                var (y, weight) = ((side & Bit(c)) == 0 ? -1 : 1, 1.0 / _points.CountOf(c));
                for (var i = _points.StartOf(c); i < _points.StartOf(c + 1); i++)
                {
                    var x = _homogeneous[i];
                    var within = y * VectorMath.Dot(w, x) < 1;
                    hasMoved |= within != isWithin[i];
                    isWithin[i] = within;
                    if (!within) continue;
                    for (var j = 0; j < size; j++) VectorMath.AddScaled(weight * x[j], x.AsSpan(0, j + 1), rows[j]);
                    VectorMath.AddScaled(weight * y, x, target);
                }
            }
            if (!hasMoved) break;
            var factor = new CholeskyFactor();
            for (var j = 0; j < size; j++)
            {
                rows[j][j] += Ridge;
                if (!factor.TryAppend(rows[j])) return realized;
            }
            factor.Solve(target);
            w = target;
            realized.AddRange(Realized(Scores(w[..^1]), live));
            if (realized.Contains(side)) break;
        }
        return realized;
    }

    /// <summary>The dichotomies that hyperplanes with one normal realize: the gaps between the intervals of the classes along it.</summary>
    private IEnumerable<UInt128> Realized(double[] scores, UInt128 live)
    {
        List<(double Low, double High, int Class)> intervals = [];
        var (lowest, highest) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var c = 0; c < _points.Classes; c++)
        {
            if ((live & Bit(c)) == 0) continue;
            var own = scores.AsSpan(_points.StartOf(c), _points.CountOf(c)).ToArray();
            Array.Sort(own);
            (lowest, highest) = (Math.Min(lowest, own[0]), Math.Max(highest, own[^1]));
            intervals.Add((own[_points.Allowed[c]], own[^(1 + _points.Allowed[c])], c));
        }
        intervals.Sort();
        var (below, top) = (UInt128.Zero, double.NegativeInfinity);
        foreach (var (low, high, c) in intervals)
        {
            if (below != 0 && low - top > LeastGap * (highest - lowest)) yield return Canonical(below, live);
            below |= Bit(c);
            top = Math.Max(top, high);
        }
    }

    /// <summary>The side of the first live class.</summary>
    private static UInt128 Canonical(UInt128 side, UInt128 live) => (side & Bit((int)UInt128.TrailingZeroCount(live))) != 0 ? side : live & ~side;
}
