namespace NasGen.Training;

/// <summary>Counts of true and predicted classes, and the metrics that follow from them.</summary>
internal sealed class ConfusionMatrix
{
    private readonly int[] _found;
    private readonly int[] _true;
    private readonly int[] _predicted;

    public ConfusionMatrix(int classes, ReadOnlySpan<long> truth, ReadOnlySpan<long> predicted)
    {
        (_found, _true, _predicted) = (new int[classes], new int[classes], new int[classes]);
        for (var i = 0; i < truth.Length; i++)
        {
            _true[truth[i]]++;
            _predicted[predicted[i]]++;
            if (truth[i] == predicted[i]) _found[truth[i]]++;
        }
    }

    /// <summary>The share of samples whose class was predicted rightly.</summary>
    public double Accuracy => (double)_found.Sum() / _true.Sum();

    /// <summary>The mean recall over the classes that occur in the truth.</summary>
    public double BalancedAccuracy => Classes.Where(c => _true[c] > 0).Average(c => (double)_found[c] / _true[c]);

    /// <summary>The mean of 2 · found / (true + predicted) over the classes that occur in the truth or the predictions.</summary>
    public double F1 => Classes.Where(c => _true[c] + _predicted[c] > 0).Average(c => 2.0 * _found[c] / (_true[c] + _predicted[c]));

    private IEnumerable<int> Classes => Enumerable.Range(0, _true.Length);
}
