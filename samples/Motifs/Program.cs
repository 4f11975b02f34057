using Motifs;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

// An ordinary TorchSharp program that trains the winner of each space as the search did, and shows what it gets right.
manual_seed(7);
var (images, labels) = Read("train");
var (unseen, answers) = Read("test");

foreach (Module<Tensor, Tensor> net in new Module<Tensor, Tensor>[] { new GenericNetBest(), new InceptionNetBest() })
{
    Train(net, epochs: 10);
    net.eval();
    using var inference = no_grad();
    var right = net.call(unseen).argmax(1).eq(answers).to(ScalarType.Float32).mean().item<float>();
    Console.WriteLine($"{net.GetType().Name}: {right:P1} of {answers.shape[0]} unseen images right, {net.parameters().Sum(p => p.numel()):N0} parameters.");
}

void Train(Module<Tensor, Tensor> net, int epochs)
{
    using var optimizer = optim.AdamW(net.parameters(), lr: 5e-3);
    net.train();
    for (var epoch = 0; epoch < epochs; epoch++)
    {
        using var scope = NewDisposeScope();
        foreach (var rows in randperm(images.shape[0]).split(64))
        {
            optimizer.zero_grad();
            functional.cross_entropy(net.call(images[rows]), labels[rows]).backward();
            optimizer.step();
        }
    }
}

static (Tensor Images, Tensor Labels) Read(string set)
{
    var images = IdxFile.Read(Path.Combine(AppContext.BaseDirectory, "data", $"{set}-images.idx.gz"));
    var labels = IdxFile.Read(Path.Combine(AppContext.BaseDirectory, "data", $"{set}-labels.idx.gz"));
    return (images.unsqueeze(1).to(ScalarType.Float32), labels.to(ScalarType.Int64));
}
