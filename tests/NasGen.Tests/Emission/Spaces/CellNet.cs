using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Emission.Spaces;

[SearchSpace(Input = [3, 32, 32]), Classification(10)]
public abstract class CellNet() : Module<Tensor, Tensor>(nameof(CellNet))
{
    [Choice<ConvBlock, IdentityBlock, AveragePoolBlock, ZeroBlock>, Cell(Nodes = 4), Width(16, 32), Depth(1, 3)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Classifier(10)]
    protected abstract Module<Tensor, Tensor> Head { get; }
}
