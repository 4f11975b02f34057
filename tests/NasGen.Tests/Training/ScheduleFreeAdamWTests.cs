using NasGen.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Tests.Training;

/// <summary>
/// The optimizer against algorithm 1 of Defazio and others 2024, computed with 40 decimal digits by a script that shares no code with it: γ = 0.05,
/// a warm-up of 3 steps, λ = 0.1 for weights and 0 for biases, the gradient a·(y − b) of four parabolas.
/// </summary>
public sealed class ScheduleFreeAdamWTests
{
    private static readonly double[] Begin = [0.5, -0.25, 1, -2], Steepness = [1, 0.5, 2, 4], Bottom = [1, -1, 0.25, 0];

    private static readonly double[][] WithDecay =
    [
        [0.5166403038119131, -0.26665347645519377, 0.983280632219305, -1.9832279247368023],
        [0.5460579109346488, -0.2962777169565662, 0.9534900940747182, -1.95308992531437],
        [0.5850773348452859, -0.3360729851219074, 0.9134232318184553, -1.9119223686302582],
        [0.615270874370872, -0.3674296822980802, 0.8818222424325856, -1.8787720089973055],
        [0.6441679986178447, -0.39785656174125555, 0.8511343542663163, -1.8460911914575984],
    ];

    private static readonly double[][] WithoutDecay =
    [
        [0.5166666561257478, -0.26666665261211114, 0.9833333368469744, -1.983333333992141],
        [0.5461527264380903, -0.29632638541373385, 0.9536735908473459, -1.9534605327368573],
        [0.5852889889953307, -0.33618590004833365, 0.9138140617533054, -1.912725138202447],
        [0.6155928332797229, -0.36760752547886283, 0.8823924265349615, -1.8799632469090861],
        [0.6446118675044185, -0.39810961282811397, 0.8518903306773488, -1.8476967605520378],
    ];

    private static readonly double[] MeanWithDecay = [0.6397843231181101, -0.3932468171769483, 0.8557833035315167, -1.8510351223923358];

    private static readonly double[] MeanWithoutDecay = [0.6402099323521282, -0.39348864602184486, 0.8565112987868289, -1.8525784481766796];

    /// <summary>Twenty numbers are two vectors and a rest in the kernel of the processor. Double precision takes the way of other devices.</summary>
    [Theory]
    [InlineData(ScalarType.Float32, 3e-6)]
    [InlineData(ScalarType.Float64, 1e-14)]
    public void Five_steps_and_their_mean_are_those_of_the_published_algorithm(ScalarType type, double tolerance)
    {
        using var scope = NewDisposeScope();
        var net = Net(type);
        var vectors = ParameterVector.Of(net);
        using var optimizer = new ScheduleFreeAdamW(vectors, learningRate: 0.05, weightDecay: 0.1, warmUp: 3);
        for (var step = 0; step < 5; step++)
        {
            foreach (var vector in vectors) vector.Gradient.copy_(Repeated(Steepness, type) * (vector.Values - Repeated(Bottom, type)));
            optimizer.Step();
            AssertClose(WithDecay[step], net.weight!);
            AssertClose(WithoutDecay[step], net.bias!);
            Assert.All(vectors, vector => Assert.Equal(0, vector.Gradient.abs().sum().to(ScalarType.Float64).item<double>()));
        }
        Assert.Equal(5, optimizer.Steps);
        optimizer.Average();
        AssertClose(MeanWithDecay, net.weight!);
        AssertClose(MeanWithoutDecay, net.bias!);

        void AssertClose(double[] expected, Tensor actual)
        {
            var values = actual.detach().to(ScalarType.Float64).flatten().data<double>().ToArray();
            for (var i = 0; i < values.Length; i++) Assert.Equal(expected[i % 4], values[i], tolerance);
        }
    }

    [Fact]
    public void A_step_after_the_state_was_carried_over_is_the_same_to_the_bit()
    {
        using var scope = NewDisposeScope();
        var (one, other) = (Net(ScalarType.Float32), Net(ScalarType.Float32));
        var (ones, others) = (ParameterVector.Of(one), ParameterVector.Of(other));
        using var uncut = new ScheduleFreeAdamW(ones, 0.05, 0.1, warmUp: 3);
        using var resumed = new ScheduleFreeAdamW(others, 0.05, 0.1, warmUp: 3);
        for (var step = 0; step < 2; step++) Step(ones, uncut);
        using (no_grad()) foreach (var (from, to) in uncut.State.Zip(resumed.State)) to.copy_(from);
        resumed.Continue(uncut.Steps, uncut.WeightSum);
        for (var step = 0; step < 3; step++)
        {
            Step(ones, uncut);
            Step(others, resumed);
        }
        Assert.All(uncut.State.Zip(resumed.State), pair => Assert.True(pair.First.equal(pair.Second).all().item<bool>()));

        static void Step(ParameterVector[] vectors, ScheduleFreeAdamW optimizer)
        {
            foreach (var vector in vectors) vector.Gradient.copy_(vector.Values);
            optimizer.Step();
        }
    }

    private static Tensor Repeated(double[] four, ScalarType type) => tensor(four, type).repeat(5);

    /// <summary>Twenty weights, which decay, and twenty biases, which do not.</summary>
    private static TorchSharp.Modules.Linear Net(ScalarType type)
    {
        var net = nn.Linear(1, 20, dtype: type);
        using var noGradient = no_grad();
        net.weight!.copy_(Repeated(Begin, type).unsqueeze(1));
        net.bias!.copy_(Repeated(Begin, type));
        return net;
    }
}
