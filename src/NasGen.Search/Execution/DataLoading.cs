using NasGen.Search.Contracts;

namespace NasGen.Search.Execution;

/// <summary>Loads the data in a worker. Errors point to the line of the model.</summary>
internal static class DataLoading
{
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
