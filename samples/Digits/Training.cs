using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits;

/// <summary>A plain training loop, as applications have.</summary>
internal static class Training
{
    public static void Run(Module<Tensor, Tensor> net, Tensor images, Tensor labels, int epochs, int batch = 64)
    {
        using var optimizer = optim.AdamW(net.parameters(), lr: 2e-3);
        net.train();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            using var scope = NewDisposeScope();
            foreach (var rows in randperm(images.shape[0]).split(batch))
            {
                optimizer.zero_grad();
                functional.cross_entropy(net.call(images[rows]), labels[rows]).backward();
                optimizer.step();
            }
        }
    }
}
