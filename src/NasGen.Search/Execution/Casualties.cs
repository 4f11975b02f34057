using NasGen.Search.Contracts;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Execution;

/// <summary>
/// Counts failed trials. If only some trials fail, the search continues; if none can succeed, it ends early with the cause.
/// </summary>
internal sealed class Casualties
{
    /// <summary>The number of failures without any success after which the search ends with the first cause.</summary>
    private const int HopelessAtFirst = 8;

    /// <summary>The number of crashes in a row after which the machine or the native code is taken to be at fault.</summary>
    private const int HopelessCrashes = 10;

    /// <summary>The number of architectures beyond a measured limit, without any within it, after which the search ends.</summary>
    private const int HopelessMeasurements = 40;

    private double _least = double.PositiveInfinity;
    private int _beyond;
    private bool _hasSucceeded;
    private int _failures;
    private int _crashes;
    private NasException? _first;

    /// <summary>Counts a trial that completed.</summary>
    public void Succeeded()
    {
        _hasSucceeded = true;
        _failures = 0;
        _crashes = 0;
    }

    /// <summary>Counts an architecture that exceeds a limit by measurement.</summary>
    /// <exception cref="NasException">NAS2020: all architectures so far exceed it.</exception>
    public void Beyond(Limit limit, double measured)
    {
        _least = Math.Min(_least, measured);
        if (!_hasSucceeded && ++_beyond >= HopelessMeasurements)
            throw new NasException(
                "NAS2020",
                $"None of {_beyond} architectures meets the limit {limit.Cost} ≤ {NumberText.Cost(limit.Cost, limit.Max)}. "
                + $"The smallest measured value is {NumberText.Cost(limit.Cost, _least)}. Raise the limit, or add smaller options to the model.");
    }

    /// <summary>Counts a trial that failed.</summary>
    /// <exception cref="NasException">No trial can succeed: the first cause, or NAS2030 for crashes.</exception>
    public void Failed(NasException cause, bool isCrash)
    {
        _first ??= cause;
        _failures++;
        _crashes = isCrash ? _crashes + 1 : 0;
        if (_crashes >= (_hasSucceeded ? HopelessCrashes : HopelessAtFirst / 2))
            throw new NasException("NAS2030", $"Worker processes crash repeatedly ({_crashes} trials in a row): {cause.Message}", cause.File, cause.Line);
        if (!_hasSucceeded && _failures >= HopelessAtFirst)
            throw new NasException(_first.Code, $"{_first.Message} (All of the first {_failures} trials failed.)", _first.File, _first.Line);
    }
}
