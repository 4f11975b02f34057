using NasGen.Search.Contracts;

namespace NasGen.Search.Tests.Sessions;

/// <summary>Trainings that leave the files that they are asked for, as real ones do.</summary>
internal static class FileWorkforce
{
    /// <summary>A workforce of one training at a time.</summary>
    /// <param name="before">The action before each training, with its number from 1.</param>
    public static FunctionWorkforce Create(Action<int, ToyTraining>? before = null)
    {
        var count = 0;
        return new FunctionWorkforce
        {
            BeforeTraining = (training, stop) =>
            {
                before?.Invoke(++count, training);
                stop.ThrowIfCancellationRequested();
                if ((training.Request.PausePath ?? training.Request.WeightsPath) is { } path)
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    File.WriteAllText(path, training.Genotype.ToString());
                }
                return Task.CompletedTask;
            },
        };
    }

    /// <summary>The folders of paused trainings of a search.</summary>
    public static string[] Folders(SearchBench bench) => Directory.GetDirectories(bench.State, "*.trainings");
}
