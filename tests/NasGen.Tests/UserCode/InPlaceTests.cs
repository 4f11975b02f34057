using NasGen.Data;
using NasGen.Evaluation;
using NasGen.Latency;
using NasGen.Search.Contracts;
using NasGen.Tests.Evaluation;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.UserCode;

/// <summary>Whatever the user's code changes in place, every number is the one without the change, to the last bit.</summary>
public sealed class InPlaceTests : IDisposable
{
    private const string Genotype = "Body=HalvingBlock; DropoutRate=0.2";

    public static TheoryData<Meddling> Ways => [.. Enum.GetValues<Meddling>().Except([Meddling.Nothing])];

    public static TheoryData<string, Meddling> Supernets
    {
        get
        {
            var all = new TheoryData<string, Meddling>();
            foreach (var method in (string[])["darts", "darts2", "gdas", "spos"])
                foreach (var way in (Meddling[])[Meddling.Inputs, Meddling.Targets, Meddling.Handles, Meddling.Blocks]) all.Add(method, way);
            return all;
        }
    }

    public void Dispose()
    {
        Meddled.Changes = Meddling.Nothing;
        SpoiledTraining.Spoils = false;
    }

    [Theory, MemberData(nameof(Ways))]
    public void Trainings_and_scores_are_those_without_the_change(Meddling way) => Assert.Equal(Numbers(Meddling.Nothing), Numbers(way));

    [Theory, MemberData(nameof(Supernets))]
    public void Supernets_are_those_without_the_change(string method, Meddling way)
    {
        var expected = Numbers(Meddling.Nothing);
        Assert.Equal(expected, Numbers(way));

        List<double> Numbers(Meddling changes)
        {
            Meddled.Changes = changes;
            using var evaluator = Of(new MeddledDefinition());
            var result = evaluator.TrainSupernet(new SupernetRequest(method, Seed: 3, Epochs: 2), _ => { }, default);
            var shared = evaluator.ScoreShared(Genotype).Validation;
            return [.. result.Losses, .. result.Eigenvalues, .. result.Relaxed.Values, .. shared.Values, .. evaluator.ScoreShared(Genotype).Validation.Values];
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Data_that_a_training_of_the_users_own_spoils_are_whole_for_the_scores_and_for_the_next_training(bool isMapped)
    {
        var folder = Directory.CreateTempSubdirectory("nasgen-");
        var path = isMapped ? Path.Combine(folder.FullName, "samples") : null;
        using var evaluator = new Evaluator(new SpoiledTrainingDefinition(), new EvaluatorOptions(AppContext.BaseDirectory, 4, SamplesPath: path));
        if (isMapped) evaluator.ShareData();
        var expected = Train();
        SpoiledTraining.Spoils = true;
        evaluator.MeasurePace(evaluator.Space.Default, TimeSpan.FromSeconds(1), default);
        Assert.Equal(expected, Train());
        Assert.Equal(expected, Train());
        folder.Delete(recursive: true);

        List<double> Train()
        {
            var metrics = evaluator.Evaluate("Scale=1", new EvaluationRequest(7, OpenTest: true, ScoreTraining: true), _ => { }, default).Metrics;
            return [.. metrics.Validation.Values, .. metrics.Test!.Values, .. metrics.Training!.Values];
        }
    }

    [Fact]
    public void A_copy_of_mapped_samples_is_made_without_its_file_too()
    {
        using var scope = NewDisposeScope();
        var path = Path.Combine(Directory.CreateTempSubdirectory("nasgen-").FullName, "samples");
        using var data = new DataSet(Samples(), Samples(), Samples(), new DataSummary(4, 4, 4, [2], 0, "sha256:0"));
        SampleFile.TryWrite(path, data);
        using var mapped = SampleFile.TryMap(path, CPU)!;

        foreach (var copy in new[] { mapped.Training.Copy(), WithoutFile() })
        {
            copy.Inputs.zero_();
            copy.Targets.zero_();
            Assert.Equal(8, mapped.Training.Inputs.sum().item<float>());
            Assert.Equal(6, mapped.Training.Targets.sum().item<long>());
        }

        (Tensor Inputs, Tensor Targets) WithoutFile()
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
            return mapped.Training.Copy();
        }

        static Samples Samples() => new(ones(4, 2), arange(4));
    }

    [Theory, InlineData("grows"), InlineData("is disposed of")]
    public void Each_call_of_a_latency_measurement_gets_the_same_input(string input)
    {
        using var net = new Greedy(input == "grows");
        var latency = LatencyMeter.Measure(net, zeros(1, 3), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
        Assert.True(latency.Median > 0);
        Assert.True(net.Calls > 30);
    }

    private static Evaluator Of(NasGen.Runtime.SpaceDefinition definition) => new(definition, new EvaluatorOptions(AppContext.BaseDirectory, SplitSeed: 4));

    /// <summary>All that a worker says of an architecture, before and after the others.</summary>
    private static List<double> Numbers(Meddling changes)
    {
        Meddled.Changes = changes;
        using var evaluator = Of(new MeddledDefinition());
        var genotype = evaluator.Space.Parse(Genotype);
        List<double> all = [];
        for (var i = 0; i < 2; i++)
        {
            evaluator.MeasurePace(genotype, TimeSpan.FromMilliseconds(1), default);
            // What a latency measurement makes, it makes in inference mode: libtorch forbids to change it later.
            if (changes is not (Meddling.EarlierBatches or Meddling.EarlierOutputs)) evaluator.MeasureLatency(genotype, TimeSpan.FromMilliseconds(1));
            all.AddRange(evaluator.ZeroCost(genotype, seed: 2).Values);
            var request = new EvaluationRequest(Seed: 6, Share: i == 0 ? 1 : 0.6, OpenTest: true, ScoreTraining: true, UntanglingSeconds: 1);
            var result = evaluator.Evaluate(genotype, request, _ => { }, default);
            all.AddRange(result.Curve.SelectMany(epoch => epoch));
            all.AddRange([.. result.Metrics.Validation.Values, .. result.Metrics.Test!.Values, .. result.Metrics.Training!.Values]);
        }
        return all;
    }

    /// <summary>Wants zeros, and leaves something else.</summary>
    private sealed class Greedy(bool grows) : Module<Tensor, Tensor>(nameof(Greedy))
    {
        public int Calls { get; private set; }

        public override Tensor forward(Tensor input)
        {
            Calls++;
            if (input.count_nonzero().item<long>() > 0) throw new InvalidOperationException("The input is another one.");
            var output = input * 2;
            if (grows) input.add_(1);
            else input.Dispose();
            return output;
        }
    }
}
