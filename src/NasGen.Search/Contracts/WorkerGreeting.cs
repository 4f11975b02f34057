namespace NasGen.Search.Contracts;

/// <summary>The versions that a worker runs on, for the record.</summary>
internal sealed record WorkerGreeting(string TorchSharp, string LibTorch);
