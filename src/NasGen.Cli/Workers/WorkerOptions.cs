using System.Globalization;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Workers;

/// <summary>The command line of <c>nasgen worker</c>.</summary>
internal sealed record WorkerOptions(string Assembly, string Space, EvaluatorOptions Evaluator)
{
    public IReadOnlyList<string> ToArguments() =>
    [
        "worker",
        "--assembly", Assembly,
        "--space", Space,
        "--project-directory", Evaluator.ProjectDirectory,
        "--split-seed", Evaluator.SplitSeed.ToString(CultureInfo.InvariantCulture),
        "--threads", Evaluator.Threads.ToString(CultureInfo.InvariantCulture),
        "--device", Evaluator.Device,
        .. Evaluator.SamplesPath is { } samples ? (string[])["--samples", samples] : [],
    ];
}
