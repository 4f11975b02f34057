using NasGen.Evaluation;
using NasGen.Native;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using TorchSharp;

namespace NasGen.Tests.Evaluation;

/// <summary>Trainings that pause and go on in another evaluator, as in another process.</summary>
public sealed class PausedTrainingTests : IDisposable
{
    private const double Ninth = 1.0 / 9, Third = 1.0 / 3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nasgen-paused-");

    /// <summary>Convolutions in both layouts of memory, a perceptron, and a linear model with a loss of its own, without batch norm and dropout.</summary>
    public static TheoryData<string, string> Networks => new()
    {
        { nameof(Patches), "Stem=ConvBlock(Width: 16); Body=ConvBlock(Width: 16); DropoutRate=0.3" },
        { nameof(Patches), "Stem=ConvBlock(Width: 12); Body=ConvBlock(Width: 12); DropoutRate=0.3" },
        { nameof(Circle), "Body=MlpBlock(Width: 16); DropoutRate=0.5; Training=(LearningRate: 0.01)" },
        { nameof(Line), "Scale=1" },
    };

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory, MemberData(nameof(Networks))]
    public void A_training_that_paused_at_a_third_ends_as_one_without_a_pause_to_the_bit(string space, string genotype)
    {
        var whole = Train(space, genotype, 1);
        var first = Train(space, genotype, Third, pause: "third");
        var second = Train(space, genotype, 1, start: (Third, "third"));

        AssertSame(whole, second);
        Assert.Equal((0, Third), (first.Result.From, second.Result.From));
        Assert.Equal(whole.Result.Epochs, first.Result.Epochs + second.Result.Epochs, 1e-9);
        Assert.Equal(whole.Result.Curve[^1], second.Result.Curve[^1]);
    }

    [Theory, MemberData(nameof(Networks))]
    public void A_training_that_paused_twice_ends_as_one_without_a_pause_to_the_bit(string space, string genotype)
    {
        var (whole, third) = (Train(space, genotype, 1), Train(space, genotype, Third));
        Train(space, genotype, Ninth, pause: "ninth");
        var second = Train(space, genotype, Third, start: (Ninth, "ninth"), pause: "third");
        var last = Train(space, genotype, 1, start: (Third, "third"));

        AssertSame(third, second);
        AssertSame(whole, last);
    }

    [Theory, MemberData(nameof(Networks))]
    public void A_training_whose_file_cannot_be_used_begins_anew_and_ends_alike(string space, string genotype)
    {
        var whole = Train(space, genotype, 1);
        Train(space, genotype, Third, pause: "third");
        var bytes = File.ReadAllBytes(At("third"));
        byte[][] unusable =
        [
            [], bytes[..5], bytes[..20], bytes[..(bytes.Length / 2)], bytes[..^1],
            [1, .. bytes[1..]], // Of another program.
            [.. bytes[..8], (byte)(1 - bytes[8]), .. bytes[9..]], // In the other layout of memory.
        ];
        foreach (var content in unusable)
        {
            File.WriteAllBytes(At("broken"), content);
            AssertAnew(Train(space, genotype, 1, start: (Third, "broken")));
        }
        AssertAnew(Train(space, genotype, 1, start: (Third, "missing")));

        void AssertAnew((EvaluationResult Result, byte[] Weights) training)
        {
            Assert.Equal(0, training.Result.From);
            Assert.Equal(whole.Result.Epochs, training.Result.Epochs);
            AssertSame(whole, training);
        }
    }

    [Fact]
    public void The_file_of_another_architecture_is_not_used()
    {
        const string Narrow = "Body=MlpBlock(Width: 16); DropoutRate=0.5; Training=(LearningRate: 0.01)";
        var wide = Narrow.Replace("16", "32", StringComparison.Ordinal);
        Train(nameof(Circle), wide, Third, pause: "wide");
        var anew = Train(nameof(Circle), Narrow, 1, start: (Third, "wide"));
        Assert.Equal(0, anew.Result.From);
        AssertSame(Train(nameof(Circle), Narrow, 1), anew);
    }

    [Theory, MemberData(nameof(Networks))]
    public void A_pause_does_not_change_the_result_up_to_there(string space, string genotype) =>
        AssertSame(Train(space, genotype, Third), Train(space, genotype, Third, pause: "third"));

    [Theory, MemberData(nameof(Networks))]
    public void Trained_weights_have_the_same_metrics_without_any_training(string space, string genotype)
    {
        var trained = Train(space, genotype, 1, openTest: true);
        File.WriteAllBytes(At("trained"), trained.Weights);
        var scored = Train(space, genotype, 1, openTest: true, trained: "trained");

        AssertSame(trained, scored);
        Assert.Equal(trained.Result.Metrics.Test!, scored.Result.Metrics.Test!);
        Assert.Equal((0, 1), (scored.Result.Epochs, scored.Result.From));
        Assert.Empty(scored.Result.Curve);
    }

    [Fact]
    public void If_trained_weights_cannot_be_read_the_network_is_trained()
    {
        var (space, genotype) = (nameof(Line), "Scale=1");
        var trained = Train(space, genotype, 1);
        File.WriteAllText(At("broken"), "these were weights");
        foreach (var name in (string[])["broken", "missing"])
        {
            var anew = Train(space, genotype, 1, trained: name);
            Assert.Equal(0, anew.Result.From);
            AssertSame(trained, anew);
        }
    }

    [Fact]
    public void A_file_states_the_layout_of_its_weights()
    {
        Train(nameof(Patches), "Stem=ConvBlock(Width: 16); Body=ConvBlock(Width: 16); DropoutRate=0.3", Ninth, pause: "ninth");
        using var net = torch.nn.Sequential(torch.nn.Conv2d(1, 16, 3), torch.nn.Conv2d(16, 16, 3));
        Assert.Equal(OneDnn.GainsByChannelsLast(net), File.ReadAllBytes(At("ninth"))[8] == 1);
    }

    /// <summary>The best weights of an earlier part are not in its file, so with a limit to patience a training would end otherwise.</summary>
    [Fact]
    public void A_training_with_a_limit_to_patience_keeps_no_file_and_begins_anew()
    {
        var whole = Train(nameof(Patient), "Scale=1", 1);
        Train(nameof(Patient), "Scale=1", Third, pause: "third");
        Assert.False(File.Exists(At("third")));
        AssertSame(whole, Train(nameof(Patient), "Scale=1", 1, start: (Third, "third")));
    }

    private (EvaluationResult Result, byte[] Weights) Train(
        string space, string genotype, double fidelity, string? pause = null, (double Fidelity, string Name)? start = null, bool openTest = false,
        string? trained = null)
    {
        using var evaluator = new Evaluator(Definition(space), new EvaluatorOptions(AppContext.BaseDirectory, SplitSeed: 4));
        var request = new EvaluationRequest(Seed: 3, fidelity, openTest, WeightsPath: At("weights"))
        {
            PausePath = pause is null ? null : At(pause),
            Start = start is { } point ? new StartingPoint(point.Fidelity, At(point.Name)) : null,
            TrainedPath = trained is null ? null : At(trained),
        };
        var result = evaluator.Evaluate(genotype, request, _ => { }, CancellationToken.None);
        return (result, File.ReadAllBytes(At("weights")));
    }

    private static void AssertSame((EvaluationResult Result, byte[] Weights) expected, (EvaluationResult Result, byte[] Weights) actual)
    {
        Assert.Equal(expected.Result.Metrics.Validation, actual.Result.Metrics.Validation);
        Assert.True(expected.Weights.AsSpan().SequenceEqual(actual.Weights), "The weights differ.");
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private static SpaceDefinition Definition(string space) => space switch
    {
        nameof(Patches) => new PatchesDefinition(),
        nameof(Circle) => new CircleDefinition(),
        nameof(Patient) => new PatientDefinition(),
        _ => new LineDefinition(),
    };
}
