namespace NasGen.Cli.Workers;

/// <summary>What a worker can be asked for.</summary>
internal enum RequestKind { Hello, Data, DryRun, Evaluate, Latency, Supernet, Shared, ZeroCost, Cancel }
