using System.Globalization;
using System.IO.Compression;
using Heartbeat;
using NasGen.Benchmarks.Searches;
using NasGen.Candidates;
using NasGen.Data;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Benchmarks.Heartbeats;

/// <summary>
/// Trains the committed winner of samples/Heartbeat on beats of real patients, with several seeds, and prints it per patient beside a logistic regression on
/// the rhythm. How often a training hides the shape of a beat is chosen on every third of the training patients. Both tables have the columns <c>record, sample, pvc, rr_prev, rr_next, s0 … s127</c>: intervals in samples at 360 Hz, the signal at 180 Hz.
/// </summary>
internal static class HeartbeatExcerpt
{
    private const int Length = 128, Epochs = 15, Batch = 64, FewestBeats = 4;
    private const double Rate = 180, UnitsPerMillivolt = 200;

    private const int SeedsToChoose = 3;
    private const string Dropout = "ShapeDropout", AllBeats = "all beats";

    private static readonly HeartbeatNetDefinition Definition = new();
    private static readonly SpaceDescriptor Descriptor = SpaceDescriptor.Parse(Definition.Descriptor);

    private sealed record Excerpt(Tensor Inputs, Tensor Targets, string[] Patients)
    {
        public Excerpt Of(Func<string, bool> patients)
        {
            var rows = tensor([.. Patients.Index().Where(p => patients(p.Item)).Select(p => (long)p.Index)]);
            return new Excerpt(Inputs[rows], Targets[rows], [.. Patients.Where(patients)]);
        }
    }

    /// <param name="arguments">The table to learn from, the table of other patients, and the number of seeds (default 5).</param>
    public static int Run(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        set_num_threads(1);
        var (training, test) = (Read(arguments[0]), Read(arguments[1]));
        var seeds = arguments.Length > 2 ? int.Parse(arguments[2], CultureInfo.InvariantCulture) : 5;
        var rule = new LogisticRegression(Rhythm(training).narrow(1, 0, 1), training.Targets).Classify(Rhythm(test).narrow(1, 0, 1));
        Print("rhythm alone, ln(before / after)", [Scores(test, rule)]);
        var genotype = Chosen(training);
        Print($"winner of samples/Heartbeat with {Dropout} = {genotype[Dropout]}", Trained(training, test, genotype, seeds));
        return 0;
    }

    /// <summary>The winner with the share of hidden shapes that is best for patients who are kept out of the training.</summary>
    private static Genotype Chosen(Excerpt training)
    {
        var winner = SearchRecord.Read(Path.Combine("samples", "Heartbeat", "HeartbeatNet.nas.yaml")).Winners[0].Genotype;
        var space = Descriptor.Space.ToSearchSpace();
        var index = space.IndexOf(Dropout);
        var kept = training.Patients.Distinct().Order(StringComparer.Ordinal).Where((_, number) => number % 3 == 0).ToHashSet();
        var (learnt, held) = (training.Of(patient => !kept.Contains(patient)), training.Of(kept.Contains));
        return Enumerable.Range(0, (int)space.Decisions[index].Domain.Count!.Value).Select(option => space.Parse(winner).With(index, option))
            .MaxBy(genotype => Trained(learnt, held, genotype, SeedsToChoose).Average(scores => scores[AllBeats]))!;
    }

    private static List<Dictionary<string, double>> Trained(Excerpt training, Excerpt test, Genotype genotype, int seeds) =>
        [.. Enumerable.Range(1, seeds).Select(seed => Scores(test, Train(training, test, genotype, (ulong)seed)))];

    /// <summary>The classes that a network gives to the test beats after a plain training.</summary>
    private static Tensor Train(Excerpt training, Excerpt test, Genotype genotype, ulong seed)
    {
        var (definition, descriptor) = (Definition, Descriptor);
        using var net = Candidate.Create(definition, descriptor, genotype, Candidate.DryRun(definition, descriptor, genotype), seed);
        var (inputs, unseen) = (At(descriptor.Space.RateOf(genotype)!.Value, training.Inputs), At(descriptor.Space.RateOf(genotype)!.Value, test.Inputs));
        var share = training.Targets.to(ScalarType.Float32).mean().item<float>();
        using var weights = tensor([0.5f / (1 - share), 0.5f / share]);
        using var optimizer = optim.AdamW(net.parameters(), lr: 2e-3);
        manual_seed((long)seed);
        net.train();
        for (var epoch = 0; epoch < Epochs; epoch++)
            foreach (var rows in randperm(inputs.shape[0]).split(Batch))
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                functional.cross_entropy(net.call(inputs[rows]), training.Targets[rows], weights).backward();
                optimizer.step();
            }
        net.eval();
        using var inference = no_grad();
        return net.call(unseen).argmax(1);
    }

    private static Tensor At(double rate, Tensor inputs) =>
        ResampleRatio.TryOf(rate, Rate, out var ratio) && ratio.Up != ratio.Down ? Resampler.Resample(inputs, ratio) : inputs;

    /// <summary>The balanced accuracy of all beats and of each patient with more than three early beats.</summary>
    private static Dictionary<string, double> Scores(Excerpt data, Tensor classes)
    {
        long[] truth = data.Targets.data<long>().ToArray(), given = classes.data<long>().ToArray();
        Dictionary<string, double> scores = new(StringComparer.Ordinal) { [AllBeats] = Balanced([.. truth.Zip(given)]) };
        foreach (var patient in data.Patients.Zip(truth.Zip(given)).GroupBy(p => p.First, p => p.Second))
            if (patient.Count(p => p.First == 1) >= FewestBeats) scores[patient.Key] = Balanced([.. patient]);
        return scores;
    }

    private static double Balanced((long Truth, long Given)[] beats) =>
        beats.GroupBy(b => b.Truth).Average(kind => kind.Count(b => b.Given == b.Truth) / (double)kind.Count());

    private static void Print(string name, IReadOnlyList<Dictionary<string, double>> seeds)
    {
        Console.WriteLine($"{name}:");
        foreach (var key in seeds[0].Keys) Console.WriteLine($"  {key}: {string.Join(" ", seeds.Select(s => $"{s[key]:0.000}"))}, mean {seeds.Average(s => s[key]):0.000}");
        Console.WriteLine($"  mean over patients: {seeds.Average(s => s.Where(p => p.Key != AllBeats).Average(p => p.Value)):0.000}");
    }

    private static Tensor Rhythm(Excerpt data) => data.Inputs.select(2, 0).narrow(1, 1, 2);

    private static Excerpt Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        List<string[]> rows = [];
        while (reader.ReadLine() is { } line) rows.Add(line.Split(','));
        var medians = rows.GroupBy(r => r[0]).ToDictionary(g => g.Key, g => g.Select(r => Number(r[3])).Order().ElementAt(g.Count() / 2));
        var inputs = new float[rows.Count * 3 * Length];
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, start) = (rows[i], 3 * Length * i);
            for (var s = 0; s < Length; s++) inputs[start + s] = (float)(Number(row[5 + s]) / UnitsPerMillivolt);
            Array.Fill(inputs, (float)Math.Log(Number(row[3]) / Number(row[4])), start + Length, Length);
            Array.Fill(inputs, (float)Math.Log(Number(row[3]) / medians[row[0]]), start + 2 * Length, Length);
        }
        return new Excerpt(tensor(inputs, [rows.Count, 3, Length]), tensor([.. rows.Select(r => long.Parse(r[2], CultureInfo.InvariantCulture))]), [.. rows.Select(r => r[0])]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
