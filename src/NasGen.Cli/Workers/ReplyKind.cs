namespace NasGen.Cli.Workers;

/// <summary>What a line from a worker is.</summary>
internal enum ReplyKind { Result, Progress, Error, Canceled }
