namespace NasGen.Cli.Workers;

/// <summary>The kind of a line from a worker.</summary>
internal enum ReplyKind { Result, Progress, Error, Canceled }
