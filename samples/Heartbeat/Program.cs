using Heartbeat;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

// An ordinary TorchSharp program. The networks that the search found are ordinary classes; each says at which rate the patch has to sample.
set_num_threads(1);
var (inputs, targets, _) = Beats.OfTraining().ToTensors();
var (unseen, truth, _) = Beats.Generated(patients: 120, seed: 3).ToTensors(); // Patients that no search and no training has seen.

Console.WriteLine($"Balanced accuracy on {unseen.shape[0]:N0} beats of 120 invented patients that nothing has seen:");
var rhythm = new LogisticRegression(Rhythm(inputs), targets);
Console.WriteLine($"  {"rhythm alone, two numbers",-36}{Balanced(rhythm.Classify(Rhythm(unseen))):P1}");
var logistic = new LogisticRegression(cat([inputs.select(1, 0), Rhythm(inputs)], 1), targets);
Console.WriteLine($"  {"logistic regression on all numbers",-36}{Balanced(logistic.Classify(cat([unseen.select(1, 0), Rhythm(unseen)], 1))):P1}");

foreach (HeartbeatNet net in new HeartbeatNet[] { new HeartbeatNetBest(), new HeartbeatNetFrugal() })
{
    manual_seed(7);
    Train(net, Sampled(inputs, net));
    net.eval();
    using var inference = no_grad();
    var accuracy = Balanced(net.call(Sampled(unseen, net)).argmax(1));
    Console.WriteLine($"  {net.GetType().Name + $" at {net.SamplingRate} Hz",-36}{accuracy:P1}, {net.parameters().Sum(p => p.numel()):N0} parameters");
}

// The two numbers that describe the rhythm.
static Tensor Rhythm(Tensor beats) => beats.select(2, 0).narrow(1, 1, 2);

// What an analogue-to-digital converter at the network's rate measures: means of neighbouring samples.
static Tensor Sampled(Tensor beats, HeartbeatNet net)
{
    var step = (long)(Beats.Rate / net.SamplingRate);
    return step == 1 ? beats : functional.avg_pool1d(beats, step);
}

void Train(HeartbeatNet net, Tensor beats)
{
    const int Epochs = 15;
    using var optimizer = optim.AdamW(net.parameters(), lr: 2e-3);
    var share = targets.to(ScalarType.Float32).mean().item<float>();
    var weights = tensor([0.5f / (1 - share), 0.5f / share]);
    net.train();
    for (var epoch = 0; epoch < Epochs; epoch++)
        foreach (var rows in randperm(beats.shape[0]).split(64))
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            functional.cross_entropy(net.call(beats[rows]), targets[rows], weights).backward();
            optimizer.step();
        }
}

// The mean of the shares of both classes that are right.
double Balanced(Tensor classes) =>
    (classes.eq(truth).masked_select(truth.eq(0)).to(ScalarType.Float32).mean() + classes.eq(truth).masked_select(truth.eq(1)).to(ScalarType.Float32).mean())
    .item<float>() / 2;
