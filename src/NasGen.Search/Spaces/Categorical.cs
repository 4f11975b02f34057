namespace NasGen.Search.Spaces;

/// <summary>Options without an order.</summary>
/// <param name="Options">The options; the first one is the default.</param>
public sealed record Categorical(IReadOnlyList<string> Options) : Domain
{
    public override long? Count => Options.Count;
    public override double First => 0;
    public override string Format(double gene) => Options[(int)gene];
    public override double Position(double gene) => gene;
    public override double AtPosition(double position) => Math.Clamp(Math.Round(position), 0, Options.Count - 1);

    public override bool TryParse(string text, out double gene)
    {
        gene = Options.IndexOf(text);
        return gene >= 0;
    }
}
