using NasGen.Search.Contracts;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Costs;

/// <summary>
/// Measures leaf modules by forward hooks while a network runs: multiply-accumulate operations, the memory of activations, and the layers in
/// the user's own modules.
/// </summary>
/// <remarks>
/// Operations of convolutions and of linear, recurrent and attention layers are counted; those of biases, normalisations, activations and pools
/// are not. That is the convention of fvcore and of published figures (ResNet-18: 1.81 GMACs). A leaf counts at each call. Operations outside
/// leaf modules, such as <c>functional.conv2d</c> or <c>matmul</c> in the user's own code, trigger no hook and are not counted.
/// </remarks>
/// <param name="batch">The number of samples in the batch that runs. Costs are per sample.</param>
internal sealed class CostMeter(long batch) : IDisposable
{
    private readonly HashSet<nn.Module> _watched = new(ReferenceEqualityComparer.Instance);
    private readonly List<Action> _unhook = [];
    private readonly List<LayerCall> _own = [];
    private bool _isPaused;
    private long _macs;

    /// <summary>Multiply-accumulate operations per sample.</summary>
    public long Macs => _macs / batch;

    /// <summary>The largest sum of a leaf's input and output, in bytes per sample.</summary>
    public long ActivationBytes { get; private set; }

    /// <summary>The calls of leaves in the user's own modules, in order. No plan contains them.</summary>
    public IReadOnlyList<LayerCall> Own => _own;

    /// <summary>Hooks a module's leaves, unless they are hooked already.</summary>
    /// <param name="module">The module.</param>
    /// <param name="isOwn">Whether the module is part of a user module.</param>
    public void Watch(nn.Module module, bool isOwn = false)
    {
        if (!_watched.Add(module)) return;
        isOwn |= module.GetType().Assembly is var assembly && assembly != typeof(CostMeter).Assembly && assembly != typeof(nn.Module).Assembly;
        var isLeaf = true;
        foreach (var (_, child) in module.named_children())
        {
            isLeaf = false;
            Watch(child, isOwn);
        }
        if (!isLeaf) return;
        switch (module)
        {
            case Module<Tensor, Tensor> leaf:
                var hook = leaf.register_forward_hook((m, input, output) =>
                    Count(LayerCalls.Of(m, input, output, batch), Bytes(input) + Bytes(output), output));
                _unhook.Add(hook.remove);
                break;
            case Module<Tensor, Tensor, Tensor> leaf:
                var pairHook = leaf.register_forward_hook((m, a, b, output) =>
                    Other(LayerMacs.Of(m, output), Bytes(a) + Bytes(b) + Bytes(output), output));
                _unhook.Add(pairHook.remove);
                break;
            case LSTM leaf:
                var lstmHook = leaf.register_forward_hook((m, input, _, output) =>
                    Other(LayerMacs.Recurrent(m, input), Bytes(input) + Bytes(output.Item1), output));
                _unhook.Add(lstmHook.remove);
                break;
            case Module<Tensor, Tensor, (Tensor, Tensor)> leaf: // GRU and RNN
                var recurrentHook = leaf.register_forward_hook((m, input, _, output) =>
                    Other(LayerMacs.Recurrent(m, input), Bytes(input) + Bytes(output.Item1), output));
                _unhook.Add(recurrentHook.remove);
                break;
            case MultiheadAttention leaf:
                var attentionHook = leaf.register_forward_hook((_, query, key, value, _, _, _, output) =>
                    Other(LayerMacs.Attention(query, key), Bytes(query) + Bytes(key) + Bytes(value) + Bytes(output.Item1), output));
                _unhook.Add(attentionHook.remove);
                break;
        }

        T Other<T>(long macs, long bytes, T output) =>
            Count(new LayerCall(LayerKind.Own, (double)macs / batch, (double)bytes / batch), bytes, output);

        T Count<T>(LayerCall call, long bytes, T output)
        {
            if (_isPaused) return output;
            _macs += (long)Math.Round(call.Macs * batch);
            ActivationBytes = Math.Max(ActivationBytes, bytes / batch);
            if (isOwn) _own.Add(call);
            return output;
        }
    }

    /// <summary>Stops counting.</summary>
    public void Pause() => _isPaused = true;

    public void Dispose()
    {
        foreach (var remove in _unhook) remove();
    }

    private static long Bytes(Tensor tensor) => tensor.numel() * tensor.element_size();
}
