namespace NasGen.Cli.Terminal;

/// <summary>The exit codes of <c>nasgen</c>.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int Drift = 3;
    public const int Stopped = 130;
}
