using System.Globalization;
using NasGen.Search.Contracts;
using NasGen.Search.Wording;

namespace NasGen.Search.Execution;

/// <summary>Loads the data in a worker. Errors point to the line of the model.</summary>
internal static class DataLoading
{
    /// <summary>What the user should know of the data: warnings, which point to the model, and the rates that cannot carry them.</summary>
    /// <exception cref="NasException">NAS2067: no rate carries the data.</exception>
    public static IEnumerable<string> Notes(DataSummary data, SpaceModel model)
    {
        foreach (var note in data.Notes) yield return CanonicalError.Format("warning", note.Code, note.Text, model.File, model.Task.Line);
        if (data.Bandwidth is not { } bandwidth || model.Descriptor.Space.Resolution() is not { } resolution) yield break;
        string[] rates = model.Descriptor.Space.Decisions.First(d => d.Name == resolution.Name).Options!;
        string[] low = [.. rates.Where(rate => double.Parse(rate, CultureInfo.InvariantCulture) < LeastRate(data))];
        var share = NumberText.Digits(100 * resolution.EnergyShare, 4);
        var measured = $"{share} % of the energy of the training data lies below {NumberText.Digits(bandwidth, 4)}";
        if (low.Length == rates.Length)
            throw new NasException(
                "NAS2067",
                $"{measured}, so a {resolution.Name} below {NumberText.Digits(LeastRate(data), 4)} does not carry them, and all its options are below that. "
                + "Add a higher one, or state the Bandwidth that matters instead of an EnergyShare.", model.File, model.Task.Line);
        yield return $"{model.Name}: {measured}. " + (low.Length == 0
            ? $"Each {resolution.Name} carries that."
            : $"A {resolution.Name} below {NumberText.Digits(LeastRate(data), 4)} does not carry that and is left out: {string.Join(", ", low)}.");
    }

    /// <summary>The least rate that carries the data: twice their bandwidth (Nyquist), or 0 if it was not measured.</summary>
    public static double LeastRate(DataSummary? data) => 2 * data?.Bandwidth ?? 0;

    /// <exception cref="NasException">The data cannot be loaded.</exception>
    public static async Task<DataSummary> Describe(IWorkforce workforce, SpaceModel model, CancellationToken stop)
    {
        try
        {
            return await workforce.DescribeData(stop);
        }
        catch (WorkerTimeoutException e)
        {
            throw new NasException("NAS2007", e.Message, model.File, model.Task.Line, e);
        }
        catch (WorkerCrashedException e)
        {
            throw e.Fault is null ? new NasException("NAS2030", e.Message, model.File, model.Task.Line, e) : e.ToError("NAS2007", "Loading the data");
        }
    }
}
