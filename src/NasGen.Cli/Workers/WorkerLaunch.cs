using System.Diagnostics;
using System.Globalization;
using System.Text;
using NasGen.Cli.Hosting;

namespace NasGen.Cli.Workers;

/// <summary>How a worker process is started.</summary>
/// <param name="Runtime">The command line of the runtime and the host.</param>
/// <param name="Options">The options of the worker.</param>
internal sealed record WorkerLaunch(RuntimeCommandLine Runtime, WorkerOptions Options)
{
    /// <summary>The launch of workers that share the data by a file.</summary>
    public WorkerLaunch Sharing(string samplesPath) =>
        this with { Options = Options with { Evaluator = Options.Evaluator with { SamplesPath = samplesPath } } };

    public ProcessStartInfo ToStartInfo()
    {
        var info = Runtime.ToStartInfo(Options.ToArguments());
        info.RedirectStandardInput = info.RedirectStandardOutput = info.RedirectStandardError = true;
        info.StandardInputEncoding = new UTF8Encoding(false);
        info.StandardOutputEncoding = info.StandardErrorEncoding = Encoding.UTF8;
        info.CreateNoWindow = true;
        info.WorkingDirectory = Options.Evaluator.ProjectDirectory;
        KeptHeap.Apply(info);
        info.Environment["OMP_NUM_THREADS"] = Options.Evaluator.Threads.ToString(CultureInfo.InvariantCulture);
        return info;
    }
}
