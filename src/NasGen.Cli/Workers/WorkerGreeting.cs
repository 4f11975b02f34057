namespace NasGen.Cli.Workers;

/// <summary>What a worker runs on, for the record.</summary>
internal sealed record WorkerGreeting(string TorchSharp, string LibTorch);
