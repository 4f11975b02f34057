namespace Heartbeat;

/// <summary>
/// Heartbeats of an invented patient. Each wave is a Gaussian in time, as on the limit cycle of McSharry and others 2003 (<i>A dynamical model for
/// generating synthetic electrocardiogram signals</i>); patients differ, some have atrial fibrillation or a bundle branch block, and early beats come from the
/// atrium, too. What is learnt from invented patients holds for these only.
/// </summary>
internal sealed class EcgGenerator
{
    /// <summary>Seconds relative to the R wave, millivolts, and the standard deviation in seconds.</summary>
    private readonly record struct Wave(double Time, double Height, double Width);

    private enum Kind
    {
        Normal,
        Atrial,
        Ventricular,
    }

    /// <summary>The share of ventricular beats that are fused with a normal one.</summary>
    private const double Fused = 0.12;

    private readonly Random _random;
    private readonly string _name;
    private readonly bool _fibrillates;
    private readonly bool _hasBlock;
    private readonly double _interval;
    private readonly double _noise;
    private readonly double _ventricularShare;
    private readonly double _atrialShare;
    private readonly Wave[] _normal;
    private readonly Wave[] _ventricular;

    public EcgGenerator(int seed, int patient)
    {
        _random = new Random(1000 * seed + patient);
        _name = $"{seed}-{patient}";
        _fibrillates = Chance(0.25);
        _hasBlock = Chance(0.4);
        _interval = 60 / Between(55, 105);
        _noise = Math.Pow(10, Between(-1.3, -0.45));
        _ventricularShare = Between(0.10, 0.35);
        _atrialShare = Between(0.05, 0.25);
        var amplitude = Between(0.6, 1.4) * (Chance(0.25) ? -1 : 1);
        _normal = [.. Normal().Select(wave => wave with { Height = amplitude * wave.Height })];
        _ventricular = Ventricular();
    }

    /// <summary>Successive beats.</summary>
    public IEnumerable<Beat> Beats(int count)
    {
        var kinds = new Kind[count + 2]; // The first one is normal. Early beats may follow each other.
        for (var i = 1; i <= count; i++) kinds[i] = Draw();
        double[] intervals = [.. Enumerable.Range(0, count + 2).Select(i => Interval(kinds[i], i > 0 ? kinds[i - 1] : Kind.Normal, i))];
        Wave[][] beats = [.. kinds.Select(Waves)];
        for (var i = 1; i <= count; i++)
            yield return new Beat(
                _name, Signal([(0, beats[i]), (-intervals[i], beats[i - 1]), (intervals[i + 1], beats[i + 1])]), intervals[i], intervals[i + 1],
                kinds[i] == Kind.Ventricular);
    }

    private Kind Draw() => _random.NextDouble() switch
    {
        var p when p < _ventricularShare => Kind.Ventricular,
        var p when p < _ventricularShare + _atrialShare => Kind.Atrial,
        _ => Kind.Normal,
    };

    /// <summary>The seconds before a beat: early beats come early, whatever their origin, and a pause follows them.</summary>
    private double Interval(Kind kind, Kind before, int number)
    {
        var usual = _interval * (_fibrillates ? 1 + 0.15 * Gaussian() : 1 + 0.04 * Gaussian() + 0.03 * Math.Sin(2 * Math.PI * 0.25 * number * _interval));
        var pause = before switch { Kind.Ventricular => Between(1, 1.35), Kind.Atrial => Between(1, 1.15), _ => 1 };
        return Math.Max(0.25, kind == Kind.Normal ? usual * pause : _interval * Between(0.6, 0.95));
    }

    private Wave[] Normal()
    {
        var q = _hasBlock ? Between(1.6, 2.4) : Between(0.85, 1.3);
        Wave[] waves =
        [
            new(-0.17, _fibrillates ? 0 : 0.14 * Between(0.2, 1.2), 0.022), new(-0.028 * q, -0.12 * Between(0, 2), 0.0085 * q),
            new(0, Between(0.5, 1.4), 0.011 * q), new(0.03 * q, -0.25 * Between(0.2, 2.5), 0.010 * q),
            new(0.26 * Between(0.85, 1.15), 0.3 * Between(-0.8, 1.4), 0.045),
        ];
        return _hasBlock ? [.. waves, new(0.012 * q, 0.2 * (Chance(0.5) ? 1 : -1), 0.005)] : waves;
    }

    private Wave[] Ventricular()
    {
        var (v, w) = (Between(0.4, 1.1) * (Chance(0.5) ? 1 : -1), Between(0.75, 1.35));
        Wave[] waves =
        [
            new(-0.045 * w, -0.3 * v * Between(0, 1.5), 0.018 * w), new(0, 1.2 * v, 0.022 * w), new(0.05 * w, -0.45 * v, 0.020 * w),
            new(0.055 * w - 0.02, 0.25 * v * Between(-1, 1), 0.006), new(0.28, -0.35 * v * Between(0.2, 1.4), 0.06),
        ];
        return Chance(0.3) ? [.. waves, new(0.16, 0.1, 0.022)] : waves; // The impulse may run back into the atrium.
    }

    /// <summary>The waves of one beat. No two beats are quite the same.</summary>
    private Wave[] Waves(Kind kind)
    {
        Wave[] waves = kind switch
        {
            Kind.Normal => _normal,
            Kind.Atrial => [_normal[0] with { Height = _normal[0].Height / 2 }, .. _normal.Skip(1)],
            _ when Chance(Fused) => [.. _normal.Concat(_ventricular).Select(wave => wave with { Height = wave.Height / 2 })],
            _ => _ventricular,
        };
        return [.. waves.Select(wave => wave with { Height = wave.Height * (1 + 0.05 * Gaussian()), Width = wave.Width * (1 + 0.03 * Gaussian()) })];
    }

    /// <summary>
    /// The signal of a beat and its neighbours, with the noise of muscles, electrodes, breathing and the mains. R is located within 4 samples.
    /// </summary>
    private float[] Signal((double Time, Wave[] Waves)[] beats)
    {
        var shift = _random.Next(-4, 5) / Heartbeat.Beats.Rate;
        (double Hertz, double Height, double Phase)[] tones =
        [
            .. Tones(24, 15, 90, _noise), .. Tones(6, 0.3, 6, 0.8 * _noise), .. Tones(1, 0.15, 0.35, 0.2), .. Tones(1, 50, 50, 0.03),
        ];
        var signal = new float[Heartbeat.Beats.Length];
        for (var i = 0; i < signal.Length; i++)
        {
            var (time, sum) = ((i - Heartbeat.Beats.Lead) / Heartbeat.Beats.Rate + shift, 0.0);
            foreach (var (start, waves) in beats)
                foreach (var wave in waves)
                    if ((time - start - wave.Time) / wave.Width is > -5 and < 5 and var z)
                        sum += wave.Height * Math.Exp(-z * z / 2);
            foreach (var (hertz, height, phase) in tones) sum += height * Math.Sin(2 * Math.PI * (hertz * time + phase));
            signal[i] = (float)sum;
        }
        return signal;
    }

    /// <summary>Tones between two frequencies with a standard deviation together.</summary>
    private IEnumerable<(double Hertz, double Height, double Phase)> Tones(int count, double low, double high, double deviation)
    {
        for (var i = 0; i < count; i++) yield return (Between(low, high), deviation * Math.Sqrt(2.0 / count), _random.NextDouble());
    }

    private bool Chance(double share) => _random.NextDouble() < share;

    private double Between(double low, double high) => low + (high - low) * _random.NextDouble();

    private double Gaussian() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
