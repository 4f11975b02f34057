using Digits;
using TorchSharp;
using static TorchSharp.torch;

// An ordinary TorchSharp program: the network that the search found is a class like any other, trained and used like any other.
manual_seed(7);
set_num_threads(1); // In a network this small threads would mostly wait for one another.
var (images, labels) = DigitsFile.Read(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz"));
var order = randperm(images.shape[0]);
var test = order[..300];
var train = order[300..];

DigitsNet net = new DigitsNetBest();
Training.Run(net, images[train], labels[train], epochs: 30);

net.eval();
using (no_grad())
{
    var right = net.call(images[test]).argmax(1).eq(labels[test]).to(ScalarType.Float32).mean().item<float>();
    var parameters = net.parameters().Sum(p => p.numel());
    Console.WriteLine($"{net.GetType().Name}: {right:P1} of {test.shape[0]} unseen digits right, with {parameters:N0} parameters.");
}
