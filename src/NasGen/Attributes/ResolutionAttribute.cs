using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Declares the resolution of the data as a decision on an abstract <c>double</c> property: a sampling rate for series <c>[channels, length]</c>, or pixels
/// per side for images <c>[channels, height, width]</c>. An architecture sees the data resampled to its option, and its property returns the option.
/// </summary>
/// <remarks>
/// Resampling is polyphase filtering as by <c>scipy.signal.resample_poly</c> with a Kaiser window (β = 5) and edges continued along a line.
/// By Nyquist's theorem, a rate carries frequencies below half of it only: with <see cref="Bandwidth"/>, an option below twice of it does not compile.
/// </remarks>
/// <param name="options">The rates, none above <see cref="Native"/>. The first is the default.</param>
/// <example>
/// <code>
/// [Resolution(90, 360, 180, 120, Native = 360, Bandwidth = 40)]
/// public abstract double SamplingRate { get; }
/// </code>
/// </example>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class ResolutionAttribute(params double[] options) : Attribute
{
    /// <summary>The rates in order. The first is the default.</summary>
    public double[] Options { get; } = options;

    /// <summary>The rate of the data, for which <c>[SearchSpace(Input = …)]</c> states the shape.</summary>
    public double Native { get; set; }

    /// <summary>The highest frequency that matters, in the unit of the rates. Default: not stated.</summary>
    public double Bandwidth { get; set; }

    /// <summary>
    /// Instead of <see cref="Bandwidth"/>, the share of the training data's energy below the highest frequency that matters, in (0, 1), for example 0.99. The
    /// search measures that frequency and leaves out the options below twice of it. Noise has energy too: state the bandwidth where you know it.
    /// </summary>
    public double EnergyShare { get; set; }
}
