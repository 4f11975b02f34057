using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.ZeroCost;

/// <summary>A small network and a batch, given by formulas from which PyTorch can build the same ones.</summary>
internal static class ReferenceNet
{
    /// <summary>Element i (from 1) of the p-th parameter is 0.5·sin(i + p), and that of a batch norm's scale is 1 + 0.1·sin(i + p).</summary>
    public static Sequential Create(Func<Module<Tensor, Tensor>> activation)
    {
        var net = Sequential(
            Conv2d(1, 4, 3, padding: 1), BatchNorm2d(4), activation(), Conv2d(4, 6, 3, stride: 2, padding: 1), BatchNorm2d(6), activation(),
            AdaptiveAvgPool2d(1), Flatten(), Linear(6, 3));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var (p, parameter) in net.parameters().Index())
        {
            var values = (arange(1, parameter.numel() + 1, dtype: float64) + p).sin();
            parameter.copy_((p is 2 or 6 ? 1 + 0.1 * values : 0.5 * values).view(parameter.shape));
        }
        return net;
    }

    /// <summary>Element i (from 0) is cos(0.37·i + 0.001·i²).</summary>
    public static Tensor Inputs()
    {
        var i = arange(0, 6 * 64, dtype: float64);
        return (i * 0.37 + i.square() * 0.001).cos().view(6, 1, 8, 8).to(float32);
    }

    public static Tensor Targets() => arange(6) % 3;

    public static Tensor Loss(Module<Tensor, Tensor> net, Tensor input, Tensor target) => functional.cross_entropy(net.call(input), target);
}
