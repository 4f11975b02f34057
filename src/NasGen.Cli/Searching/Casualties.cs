using NasGen.Evaluation;

namespace NasGen.Cli.Searching;

/// <summary>
/// Tells a search in which some trials fail, which goes on, from one that cannot succeed, which ends early with the cause.
/// </summary>
internal sealed class Casualties
{
    /// <summary>Failures in a row, none having succeeded before, after which the cause is the user's to mend.</summary>
    private const int HopelessAtFirst = 8;

    /// <summary>Crashes in a row after which the machine or the native code is at fault.</summary>
    private const int HopelessCrashes = 10;

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
