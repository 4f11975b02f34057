using NasGen.Search.Contracts;
using NasGen.Search.Wording;

namespace NasGen.Search.Execution;

/// <summary>Says it once, and early, if most attempts fail in the same way: with the same error at the same place.</summary>
/// <param name="model">The name of the space.</param>
/// <param name="attempts">The attempts as a noun in the plural.</param>
/// <param name="say">The receiver of the line.</param>
internal sealed class CommonFault(string model, string attempts, Action<string> say)
{
    /// <summary>The fewest failures that are a sign of something common.</summary>
    private const int Fewest = 4;

    private readonly Dictionary<(string, string?, int), int> _ways = [];
    private int _ended;
    private bool _isSaid;

    public void Succeeded() => _ended++;

    public void Failed(NasException cause)
    {
        _ended++;
        var way = (cause.Code, cause.File, cause.Line);
        var count = _ways[way] = _ways.GetValueOrDefault(way) + 1;
        if (_isSaid || count < Fewest || 2 * count <= _ended) return;
        _isSaid = true;
        var place = cause.File is null ? "" : $"{Path.GetFileName(cause.File)}({cause.Line}): ";
        say($"{model}: {count} of {_ended} {attempts} failed in the same way: {place}{cause.Code}: {Words.Short(CanonicalError.OneLine(cause.Message), 300)}");
    }
}
