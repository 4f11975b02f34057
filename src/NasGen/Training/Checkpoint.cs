using static TorchSharp.torch;

namespace NasGen.Training;

/// <summary>A copy of a module's weights and buffers, for example of its best epoch.</summary>
internal sealed class Checkpoint : IDisposable
{
    private readonly (Tensor Live, Tensor Kept)[] _tensors;

    public Checkpoint(nn.Module module, ParameterVector[] parameters)
    {
        _tensors = [.. parameters.Select(p => p.Values).Concat(module.buffers()).Select(live => (live, live.detach().clone().DetachFromDisposeScope()))];
    }

    public void Save() => Copy(from => from.Live, to => to.Kept);

    public void Restore() => Copy(from => from.Kept, to => to.Live);

    public void Dispose()
    {
        foreach (var (_, kept) in _tensors) kept.Dispose();
    }

    private void Copy(Func<(Tensor Live, Tensor Kept), Tensor> from, Func<(Tensor Live, Tensor Kept), Tensor> to)
    {
        using var noGradient = no_grad();
        foreach (var pair in _tensors) to(pair).copy_(from(pair));
    }
}
