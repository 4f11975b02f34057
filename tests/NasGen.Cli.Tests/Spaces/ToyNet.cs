using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Toys;

/// <summary>The class that <c>ToySpace</c> describes, as a user would write it.</summary>
internal abstract class ToyNet() : Module<Tensor, Tensor>(nameof(ToyNet))
{
    protected abstract Module<Tensor, Tensor> Stem { get; }

    protected abstract double Rate { get; }

    protected abstract Module<Tensor, Tensor> Head { get; }
}
