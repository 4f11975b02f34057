using NasGen.Search.Contracts;
using NasGen.Search.Wording;

namespace NasGen.Search.Execution;

/// <summary>Loads the data in a worker. Errors point to the line of the model.</summary>
internal static class DataLoading
{
    /// <summary>What the user should know of the data: warnings, which point to the model, and the rates that do not carry them.</summary>
    public static IEnumerable<string> Notes(DataSummary data, SpaceModel model)
    {
        foreach (var note in data.Notes) yield return CanonicalError.Format("warning", note.Code, note.Text, model.File, model.Task.Line);
        if (new CarriedRates(model, data).Line() is { } line) yield return line;
    }

    /// <exception cref="NasException">The data cannot be loaded. NAS2067: no rate carries them.</exception>
    public static async Task<DataSummary> Describe(IWorkforce workforce, SpaceModel model, CancellationToken stop)
    {
        try
        {
            var data = await workforce.DescribeData(stop);
            new CarriedRates(model, data).Line(); // Throws if none does.
            return data;
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
