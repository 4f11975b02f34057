namespace NasGen.Cli.Crews;

/// <summary>The kind of a line from a crew.</summary>
internal enum CrewReplyKind { Ready, Progress, Result, Error, Crash, Timeout, Canceled }
