using TorchSharp;
using static TorchSharp.torch;

namespace Heartbeat;

/// <summary>
/// Beats as a network takes them. They are generated, unless the folder <c>data/mitdb</c> has records of the MIT-BIH Arrhythmia Database: then they come
/// from there, by the usual partition into patients to learn from and patients to test with (de Chazal and others 2004).
/// </summary>
internal sealed class Beats(IReadOnlyList<Beat> all)
{
    /// <summary>The samples per second of the signals.</summary>
    public const double Rate = 360;

    /// <summary>The samples of a beat: 0.71 s.</summary>
    public const int Length = 256;

    /// <summary>The samples before the highest point.</summary>
    public const int Lead = 100;

    private const int TrainingPatients = 240, TestPatients = 120, PerPatient = 20; // Patients differ more than the beats of one.
    private const int TrainingSeed = 1, TestSeed = 2;

    private static readonly string[] Ds1 =
        "101 106 108 109 112 114 115 116 118 119 122 124 201 203 205 207 208 209 215 220 223 230".Split(' ');

    private static readonly string[] Ds2 =
        "100 103 105 111 113 117 121 123 200 202 210 212 213 214 219 221 222 228 231 232 233 234".Split(' ');

    public IReadOnlyList<Beat> All => all;

    public static Beats OfTraining() => Recorded(Ds1) ?? Generated(TrainingPatients, TrainingSeed);

    public static Beats OfTest() => Recorded(Ds2) ?? Generated(TestPatients, TestSeed);

    public static Beats Generated(int patients, int seed) =>
        new([.. Enumerable.Range(0, patients).SelectMany(patient => new EcgGenerator(seed, patient).Beats(PerPatient))]);

    /// <summary>Inputs <c>[N, 3, 256]</c>: the shape, ln(before / after) and ln(before / the patient's median). Targets: 1 for ventricular beats.</summary>
    public (Tensor Inputs, Tensor Targets, string[] Groups) ToTensors()
    {
        var medians = all.GroupBy(beat => beat.Patient).ToDictionary(p => p.Key, p => Median([.. p.Select(beat => beat.Before)]));
        var inputs = new float[all.Count * 3 * Length];
        for (var i = 0; i < all.Count; i++)
        {
            var (beat, start) = (all[i], 3 * Length * i);
            beat.Shape.CopyTo(inputs, start);
            Array.Fill(inputs, (float)Math.Log(beat.Before / beat.After), start + Length, Length);
            Array.Fill(inputs, (float)Math.Log(beat.Before / medians[beat.Patient]), start + 2 * Length, Length);
        }
        return (tensor(inputs, [all.Count, 3, Length]), tensor([.. all.Select(beat => beat.IsVentricular ? 1L : 0)]), [.. all.Select(beat => beat.Patient)]);
    }

    private static Beats? Recorded(string[] records)
    {
        var folder = Path.Combine("data", "mitdb");
        string[] there = [.. records.Where(record => File.Exists(Path.Combine(folder, record + ".hea")))];
        return there.Length == 0 ? null : new Beats([.. there.SelectMany(record => WfdbRecord.Read(folder, record).Beats())]);
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
