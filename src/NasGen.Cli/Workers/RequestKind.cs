namespace NasGen.Cli.Workers;

/// <summary>The kind of a request to a worker.</summary>
internal enum RequestKind { Hello, Data, ShareData, DryRun, Evaluate, Pace, Latency, Supernet, Shared, ZeroCost, Trivial, Cancel }
