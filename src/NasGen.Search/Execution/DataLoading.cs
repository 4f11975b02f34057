using NasGen.Search.Contracts;
using NasGen.Search.Wording;

namespace NasGen.Search.Execution;

/// <summary>Loads the data in a worker. Errors point to the line of the model.</summary>
internal static class DataLoading
{
    /// <summary>The warnings about the data, which point to the model.</summary>
    public static IEnumerable<string> Notes(DataSummary data, SpaceModel model) =>
        data.Notes.Select(note => CanonicalError.Format("warning", note.Code, note.Text, model.File, model.Task.Line));

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
