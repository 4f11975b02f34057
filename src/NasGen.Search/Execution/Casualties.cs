using NasGen.Search.Contracts;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Execution;

/// <summary>
/// Counts failed trials. If only some trials fail, the search continues; if most fail in the same way, that is said early; if none can succeed, the search
/// ends early with the cause. Trials that run at the same time use it together.
/// </summary>
/// <param name="model">The name of the space.</param>
/// <param name="say">The receiver of a line.</param>
internal sealed class Casualties(string model, Action<string> say)
{
    /// <summary>The number of failures without any success after which the search ends with the first cause.</summary>
    private const int HopelessAtFirst = 8;

    /// <summary>The same number for trainings that hang, each of which takes its whole time.</summary>
    private const int HopelessHangs = 4;

    /// <summary>The number of crashes in a row after which the machine or the native code is taken to be at fault.</summary>
    private const int HopelessCrashes = 10;

    /// <summary>The number of architectures beyond a measured limit, without any within it, after which the search ends.</summary>
    private const int HopelessMeasurements = 40;

    private readonly Lock _lock = new();
    private readonly CommonFault _common = new(model, "trainings", say);
    private double _least = double.PositiveInfinity;
    private int _beyond;
    private bool _hasSucceeded;
    private int _failures;
    private int _hangs;
    private int _crashes;
    private NasException? _first;

    /// <summary>Counts a trial that completed.</summary>
    public void Succeeded()
    {
        lock (_lock)
        {
            _hasSucceeded = true;
            _failures = _hangs = _crashes = 0;
            _common.Succeeded();
        }
    }

    /// <summary>Counts an architecture that exceeds a limit by measurement.</summary>
    /// <exception cref="NasException">NAS2020: all architectures so far exceed it.</exception>
    public void Beyond(Limit limit, double measured)
    {
        lock (_lock)
        {
            _least = Math.Min(_least, measured);
            if (!_hasSucceeded && ++_beyond >= HopelessMeasurements)
                throw new NasException(
                    "NAS2020",
                    $"None of {_beyond} architectures meets the limit {limit.Cost} ≤ {NumberText.Cost(limit.Cost, limit.Max)}. "
                    + $"The smallest measured value is {NumberText.Cost(limit.Cost, _least)}. Raise the limit, or add smaller options to the model.");
        }
    }

    /// <summary>Counts a trial that failed.</summary>
    /// <exception cref="NasException">No trial can succeed: the first cause, or NAS2030 for crashes.</exception>
    public void Failed(NasException cause, bool isCrash)
    {
        lock (_lock)
        {
            _first ??= cause;
            _failures++;
            _crashes = isCrash ? _crashes + 1 : 0;
            if (cause.Code == "NAS2012") _hangs++;
            if (_crashes >= (_hasSucceeded ? HopelessCrashes : HopelessAtFirst / 2))
                throw new NasException("NAS2030", $"Worker processes crash repeatedly ({_crashes} trials in a row): {cause.Message}", cause.File, cause.Line);
            if (!_hasSucceeded && (_failures >= HopelessAtFirst || _hangs >= HopelessHangs))
                throw new NasException(_first.Code, $"{_first.Message} (All of the first {_failures} trials failed.)", _first.File, _first.Line);
            _common.Failed(cause);
        }
    }
}
