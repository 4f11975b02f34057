using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Modules;

// Emission.LocalClasses prints the source from here on into winners: an edit changes their text.
/// <summary>
/// A convolution whose output turns with its input (Cohen and Welling 2016, equations 10 and 11): the kernels in four turns, over an image or over its turns.
/// Turns lie below each other: [N, in, turns · height, width] becomes [N, out, 4 · height, width].
/// </summary>
internal sealed class GroupConvolution : Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter? bias;
    private readonly long stride;
    private readonly long padding;

    public GroupConvolution(long from, long to, long kernel, long turns, long stride = 1, long padding = 0, bool hasBias = true)
        : base(nameof(GroupConvolution))
    {
        (this.stride, this.padding) = (stride, padding);
        using var scope = NewDisposeScope();
        var drawn = Conv2d(from * turns, to, kernel, bias: hasBias);
        weight = (Parameter)Parameter(drawn.weight.detach().reshape(to, from, turns, kernel, kernel)).DetachFromDisposeScope();
        if (hasBias) bias = (Parameter)Parameter(drawn.bias!.detach()).DetachFromDisposeScope();
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => Of(input, weight, bias, stride, padding);

    public static Tensor Of(Tensor input, Tensor weight, Tensor? bias, long stride, long padding)
    {
        using var scope = NewDisposeScope();
        var (to, from, turns, kernel) = (weight.shape[0], weight.shape[1], weight.shape[2], weight.shape[3]);
        var turned = new Tensor[4];
        for (var g = 0; g < 4; g++) turned[g] = g == 0 ? weight : turned[g - 1].roll(1, 2).transpose(3, 4).flip(3);
        var kernels = stack(turned, 1).reshape(4 * to, from * turns, kernel, kernel);
        var image = input.reshape(-1, from * turns, input.shape[2] / turns, input.shape[3]);
        var output = functional.conv2d(image, kernels, null, [stride, stride], [padding, padding]);
        var below = output.reshape(-1, to, 4 * output.shape[2], output.shape[3]);
        return (bias is null ? below : below + bias.reshape(-1, 1, 1)).MoveToOuterDisposeScope();
    }
}
