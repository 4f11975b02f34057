using System.Buffers.Binary;
using System.Globalization;

namespace Heartbeat;

/// <summary>
/// A record of PhysioNet's MIT-BIH Arrhythmia Database: the first signal of a file in format 212, and its annotated beats
/// (https://physionet.org/physiotools/wag/signal-5.htm and annot-5.htm).
/// </summary>
internal sealed class WfdbRecord
{
    private const int Normal = 1, Ventricular = 5, VentricularEscape = 10, Paced = 12, Unclassifiable = 13, FusionWithPaced = 38;
    private const int Skip = 59, Number = 60, Text = 63;

    /// <summary>The codes of beats: N L R a V F J A S E j, and the escape beats of the atrium and of the ventricle.</summary>
    private static readonly int[] BeatCodes = [Normal, 2, 3, 4, Ventricular, 6, 7, 8, 9, VentricularEscape, 11, 34];

    private readonly string _name;

    private WfdbRecord(string name, float[] signal, IReadOnlyList<(int Sample, int Code)> annotations) =>
        (_name, Signal, Annotations) = (name, signal, annotations);

    /// <summary>The first signal in millivolts.</summary>
    public float[] Signal { get; }

    /// <summary>The annotations: the number of the sample, and the code.</summary>
    public IReadOnlyList<(int Sample, int Code)> Annotations { get; }

    /// <summary>Reads <c>name.hea</c>, <c>name.dat</c> and <c>name.atr</c>.</summary>
    /// <exception cref="InvalidDataException">A file is not of the form that this program reads.</exception>
    public static WfdbRecord Read(string folder, string name)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, name + ".hea")).Where(line => !line.StartsWith('#')).ToList();
        string[] record = lines[0].Split(' '), first = lines[1].Split(' ');
        if (record[1] != "2" || first[1] != "212" || double.Parse(record[2].Split('/', '(')[0], CultureInfo.InvariantCulture) != Heartbeat.Beats.Rate)
            throw new InvalidDataException($"{name}.hea: expected two signals in format 212 at {Heartbeat.Beats.Rate} Hz.");
        var gain = double.Parse(first[2].Split('(', '/')[0], CultureInfo.InvariantCulture);
        var zero = int.Parse(first[4], CultureInfo.InvariantCulture);
        var (raw, _) = Unpack(File.ReadAllBytes(Path.Combine(folder, name + ".dat")));
        var checksum = (short)raw.Sum(value => (long)value);
        if (checksum != short.Parse(first[6], CultureInfo.InvariantCulture))
            throw new InvalidDataException($"{name}.dat: the checksum is {checksum}, not {first[6]}.");
        return new WfdbRecord(
            name, Array.ConvertAll(raw, value => (float)((value - zero) / gain)), ReadAnnotations(File.ReadAllBytes(Path.Combine(folder, name + ".atr"))));
    }

    /// <summary>Format 212: two signals, of which three bytes have one sample each in twelve bits.</summary>
    public static (int[] First, int[] Second) Unpack(byte[] bytes)
    {
        var (first, second) = (new int[bytes.Length / 3], new int[bytes.Length / 3]);
        for (var i = 0; i < first.Length; i++)
        {
            first[i] = Signed(bytes[3 * i] | (bytes[3 * i + 1] & 0x0f) << 8);
            second[i] = Signed(bytes[3 * i + 2] | (bytes[3 * i + 1] & 0xf0) << 4);
        }
        return (first, second);

        static int Signed(int twelveBits) => (twelveBits ^ 0x800) - 0x800;
    }

    /// <summary>Words of 16 bits: a code in the upper six, and the samples since the annotation before in the others.</summary>
    public static IReadOnlyList<(int Sample, int Code)> ReadAnnotations(ReadOnlySpan<byte> bytes)
    {
        List<(int, int)> annotations = [];
        var sample = 0;
        for (var at = 0; at + 1 < bytes.Length;)
        {
            var word = BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);
            var (code, step) = (word >> 10, word & 0x3ff);
            at += 2;
            if (code == 0 && step == 0) break;
            switch (code)
            {
                case Skip:
                    sample += BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) << 16 | BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 2)..]);
                    at += 4;
                    break;
                case Text:
                    at += step + step % 2;
                    break;
                case < Number:
                    annotations.Add((sample += step, code));
                    break;
            }
        }
        return annotations;
    }

    /// <summary>The beats that the usual comparison counts: those of a pacemaker and those that nobody could classify are left out.</summary>
    public IEnumerable<Beat> Beats()
    {
        var beats = Annotations.Where(a => BeatCodes.Contains(a.Code) || a.Code is Paced or Unclassifiable or FusionWithPaced).ToList();
        for (var i = 1; i + 1 < beats.Count; i++)
        {
            var (sample, code) = beats[i];
            var start = sample - Heartbeat.Beats.Lead;
            if (!BeatCodes.Contains(code) || start < 0 || start + Heartbeat.Beats.Length > Signal.Length) continue;
            yield return new Beat(
                _name, Signal[start..(start + Heartbeat.Beats.Length)], (sample - beats[i - 1].Sample) / Heartbeat.Beats.Rate,
                (beats[i + 1].Sample - sample) / Heartbeat.Beats.Rate, code is Ventricular or VentricularEscape);
        }
    }
}
