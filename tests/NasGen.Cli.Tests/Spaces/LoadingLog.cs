namespace NasGen.Cli.Tests.Spaces;

/// <summary>A file to which each call of a method that loads data adds a line, if an environment variable names one.</summary>
internal static class LoadingLog
{
    public const string Variable = "NASGEN_TEST_LOADING_LOG";

    public static void Add()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path)
            File.AppendAllText(path, FormattableString.Invariant($"{Environment.ProcessId}\n"));
    }
}
