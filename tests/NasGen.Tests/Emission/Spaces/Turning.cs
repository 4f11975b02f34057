using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Emission.Spaces;

/// <summary>Perceptrons over points of a plane, with and without the symmetry of quarter turns.</summary>
[SearchSpace(Input = [2]), Regression, Train(nameof(TrainAndScore)), Maximize(nameof(TrainAndScore))]
public abstract class Turning() : Module<Tensor, Tensor>(nameof(Turning))
{
    [Choice(typeof(MlpBlock)), Width(4, 6), Depth(1, 3), Symmetry(Symmetry.Rotation4, Symmetry.None)]
    [Activation(Activation.Tanh, Activation.SiLU), Norm(Norm.None, Norm.Batch, Norm.Group, Norm.Instance)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Regressor(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    internal static double TrainAndScore(
        Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation,
        double fidelity, Action<double> report, CancellationToken stop) => 0;
}

/// <summary>Convolutions over images, with and without the symmetry of quarter turns.</summary>
[SearchSpace(Input = [2, 9, 9]), Classification(3), Train(nameof(TrainAndScore)), Maximize(nameof(TrainAndScore))]
public abstract class TurningImages() : Module<Tensor, Tensor>(nameof(TurningImages))
{
    [Choice(typeof(ConvBlock)), Width(4, 6), Depth(1, 3), Kernel(3, 5), Stride(1, 2), Symmetry(Symmetry.Rotation4, Symmetry.None)]
    [Activation(Activation.Tanh, Activation.SiLU), Norm(Norm.None, Norm.Batch, Norm.Group, Norm.Instance)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Classifier(3)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    internal static double TrainAndScore(
        Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation,
        double fidelity, Action<double> report, CancellationToken stop) => 0;
}

/// <summary>A space whose input has three coordinates, which do not lie in a plane.</summary>
[SearchSpace(Input = [3]), Regression, Train(nameof(TrainAndScore)), Maximize(nameof(TrainAndScore))]
public abstract class Spatial() : Module<Tensor, Tensor>(nameof(Spatial))
{
    [Choice(typeof(MlpBlock)), Width(4, 6), Symmetry(Symmetry.Rotation4)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Regressor(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    internal static double TrainAndScore(
        Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation,
        double fidelity, Action<double> report, CancellationToken stop) => 0;
}
