using NasGen.Search.Contracts;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Execution;

/// <summary>
/// Tells a search in which some trials fail, which goes on, from one that cannot succeed, which ends early with the cause.
/// </summary>
internal sealed class Casualties
{
    /// <summary>Failures in a row, none having succeeded before, after which the cause is the user's to mend.</summary>
    private const int HopelessAtFirst = 8;

    /// <summary>Crashes in a row after which the machine or the native code is at fault.</summary>
    private const int HopelessCrashes = 10;

    /// <summary>Architectures beyond a measured limit, none having met it, after which it counts as one that none meets.</summary>
    private const int HopelessMeasurements = 40;

    private double _least = double.PositiveInfinity;
    private int _beyond;
    private bool _hasSucceeded;
    private int _failures;
    private int _crashes;
    private NasException? _first;

    public void Succeeded()
    {
        _hasSucceeded = true;
        _failures = 0;
        _crashes = 0;
    }

    /// <summary>An architecture was measured and is beyond a limit.</summary>
    /// <exception cref="NasException">NAS2020: so were all before it.</exception>
    public void Beyond(Limit limit, double measured)
    {
        _least = Math.Min(_least, measured);
        if (!_hasSucceeded && ++_beyond >= HopelessMeasurements)
            throw new NasException(
                "NAS2020",
                $"None of {_beyond} architectures meets the limit {NumberText.Cost(limit.Cost, limit.Max)}: the least measured is {NumberText.Cost(limit.Cost, _least)}.");
    }

    /// <exception cref="NasException">It is hopeless: the first cause, or NAS2030.</exception>
    public void Failed(NasException cause, bool isCrash)
    {
        _first ??= cause;
        _failures++;
        _crashes = isCrash ? _crashes + 1 : 0;
        if (_crashes >= (_hasSucceeded ? HopelessCrashes : HopelessAtFirst / 2))
            throw new NasException("NAS2030", $"Worker processes crash again and again ({_crashes} trials in a row): {cause.Message}", cause.File, cause.Line);
        if (!_hasSucceeded && _failures >= HopelessAtFirst)
            throw new NasException(_first.Code, $"{_first.Message} (All of the first {_failures} trials failed.)", _first.File, _first.Line);
    }
}
