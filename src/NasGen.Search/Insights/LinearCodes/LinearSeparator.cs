using Google.OrTools.LinearSolver;

namespace NasGen.Search.Insights.LinearCodes;

/// <summary>
/// Finds the hyperplane that puts some classes on one side and some on the other, by the robust linear program of Bennett and Mangasarian 1992,
/// <i>Robust linear programming discrimination of two linearly inseparable sets</i>:
/// min Σ cᵢξᵢ with yᵢ(w·xᵢ + b) ≥ 1 − ξᵢ, ξ ≥ 0, where cᵢ is one over the number of samples of i's class.
/// </summary>
/// <remarks>
/// The dual is solved: max Σ yᵢvᵢ with Σ vᵢxᵢ = 0, Σ vᵢ = 0 and yᵢvᵢ ∈ [0, cᵢ]. It has one row per dimension, and a new question changes only
/// bounds. The optimum is 0 if a hyperplane separates. Otherwise the convex hulls have a common point, whose two combinations of samples, scaled to
/// the bounds, are a solution of at least 2 minᵢ cᵢ. No optimum lies between, therefore rounding does not decide.
/// </remarks>
internal sealed class LinearSeparator : IDisposable
{
    private readonly LabelledPoints _points;
    private readonly Solver _solver = Solver.CreateSolver("GLOP") ?? throw new DllNotFoundException("OR-tools was built without GLOP.");
    private readonly Constraint[] _rows;
    private readonly Variable[] _samples;
    private readonly Objective _objective;
    private readonly MPSolverParameters _plain = new();

    public LinearSeparator(LabelledPoints points)
    {
        _points = points;
        _rows = [.. Enumerable.Range(0, points.Dimensions + 1).Select(_ => _solver.MakeConstraint(0, 0))];
        _samples = [.. Enumerable.Range(0, points.Count).Select(_ => _solver.MakeNumVar(0, 0, ""))];
        for (var i = 0; i < points.Count; i++)
        {
            for (var j = 0; j < points.Dimensions; j++) _rows[j].SetCoefficient(_samples[i], points[i][j]);
            _rows[^1].SetCoefficient(_samples[i], 1);
        }
        _objective = _solver.Objective();
        _objective.SetMaximization();
        // GLOP's presolve reports some of these programs as infeasible, although v = 0 is always a solution.
        _plain.SetIntegerParam(MPSolverParameters.IntegerParam.PRESOLVE, (int)MPSolverParameters.PresolveValues.PRESOLVE_OFF);
        _plain.SetIntegerParam(MPSolverParameters.IntegerParam.LP_ALGORITHM, (int)MPSolverParameters.LpAlgorithmValues.DUAL);
    }

    /// <summary>The hyperplane w·x + b = 0 with the smallest sum of errors, and whether it separates.</summary>
    /// <param name="side">The side of each class, 1 or −1; 0 for a class that is ignored.</param>
    /// <param name="isLeftOut">Whether a sample is ignored.</param>
    /// <returns>The normal, the offset and whether it separates; <see langword="null"/> if the solver gave up.</returns>
    public (double[] Normal, double Offset, bool Separates)? Solve(Func<int, int> side, Func<int, bool>? isLeftOut = null)
    {
        var least = double.PositiveInfinity;
        for (var c = 0; c < _points.Classes; c++)
        {
            var (y, most) = (side(c), 1.0 / _points.CountOf(c));
            if (y != 0) least = Math.Min(least, most);
            for (var i = _points.StartOf(c); i < _points.StartOf(c + 1); i++)
            {
                var bound = isLeftOut?.Invoke(i) == true ? 0 : most;
                _samples[i].SetBounds(y < 0 ? -bound : 0, y > 0 ? bound : 0);
                _objective.SetCoefficient(_samples[i], y);
            }
        }
        if (_solver.Solve(_plain) != Solver.ResultStatus.OPTIMAL) return null;
        return ([.. _rows.SkipLast(1).Select(r => r.DualValue())], _rows[^1].DualValue(), _objective.Value() < least);
    }

    public void Dispose()
    {
        _plain.Dispose();
        _solver.Dispose();
    }
}
