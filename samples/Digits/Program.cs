using System.Diagnostics;
using Digits;
using TorchSharp;
using static TorchSharp.torch;

// An ordinary TorchSharp program. The networks that the search found are ordinary classes.
manual_seed(7);
set_num_threads(1); // More threads do not make networks of this size faster.
var (images, labels) = DigitsFile.Read(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz"));
var order = randperm(images.shape[0]);
var test = order[..300];
var train = order[300..];

foreach (DigitsNet net in new DigitsNet[] { new DigitsNetBest(), new DigitsNetTiny(), new DigitsNetFast() })
{
    Training.Run(net, images[train], labels[train], epochs: 30);

    net.eval();
    using var inference = no_grad();
    var right = net.call(images[test]).argmax(1).eq(labels[test]).to(ScalarType.Float32).mean().item<float>();
    var parameters = net.parameters().Sum(p => p.numel());
    Console.WriteLine(
        $"{net.GetType().Name}: {right:P1} of {test.shape[0]} unseen digits right, {parameters:N0} parameters, {Latency(net) * 1e3:0.00} ms for one digit.");
}

// The median time of a call with one digit, in seconds.
double Latency(DigitsNet net)
{
    using var digit = images[..1];
    var seconds = new double[200];
    for (var i = -50; i < seconds.Length; i++)
    {
        var start = Stopwatch.GetTimestamp();
        net.call(digit).Dispose();
        if (i >= 0) seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
    return seconds.Order().ElementAt(seconds.Length / 2);
}
