using NasGen;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Plate;

/// <summary>Networks that cannot break the plate's symmetry: a quarter turn of the plate turns its solution, to the last bit.</summary>
[SearchSpace(Input = [2])]
[Data(nameof(Points))]
[Train(nameof(Solve)), Minimize(nameof(Solve))]
[Limit(Cost.Parameters, 1_250)]
[Budget("2m")]
public abstract class PlateNet() : Module<Tensor, Tensor>(nameof(PlateNet)), IPlateNet
{
    [Choice(typeof(MlpBlock)), Symmetry(Symmetry.Rotation4), Width(8, 12, 16, 24), Depth(1, 4)]
    [Activation(Activation.Tanh, Activation.SiLU, Activation.GELU), Norm(Norm.None)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    /// <summary>How wavy the first features are.</summary>
    [Values(1.0, 2.0, 4.0)]
    protected abstract double Frequency { get; }

    [Regressor(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x) => Square.Edge(x) * Head.call(Features(x));

    public Tensor Features(Tensor points) => Body.call(points * Frequency);

    public Module<Tensor, Tensor> LastLayer => Head;

    internal static (Tensor Inputs, Tensor Targets) Points() => Navier.Data();

    internal static double Solve(
        Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation,
        double fidelity, Action<double> report, CancellationToken stop) => Solver.Solve(net, validation.Inputs, fidelity, report, stop);
}
