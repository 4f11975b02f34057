using static TorchSharp.torch.nn;

namespace NasGen.Export.Tracing;

/// <summary>A call of a module, with what happened in it: steps and calls of other modules, in their order.</summary>
/// <param name="path">The path of the module in the network; empty for the network itself.</param>
/// <param name="inputs">The tensors that it was called with.</param>
internal sealed class ModuleCall(Module module, string path, IReadOnlyList<Value> inputs)
{
    public Module Module { get; } = module;

    public string Path { get; } = path;

    public IReadOnlyList<Value> Inputs { get; } = inputs;

    /// <summary>The tensor that it returned; <see langword="null"/> if it returned something else.</summary>
    public Value? Output { get; set; }

    /// <summary>The parts: each a <see cref="Step"/> or a <see cref="ModuleCall"/>.</summary>
    public List<object> Parts { get; } = [];
}
