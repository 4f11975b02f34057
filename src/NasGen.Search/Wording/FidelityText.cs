namespace NasGen.Search.Wording;

/// <summary>Shares of a full training as words.</summary>
internal static class FidelityText
{
    private const double Tolerance = 1e-3;

    /// <summary>A share: <c>a ninth</c>, <c>40 %</c>.</summary>
    public static string Share(double fidelity) =>
        Is(fidelity, 3) ? "a third" : Is(fidelity, 9) ? "a ninth" : Is(fidelity, 27) ? "1/27" : NumberText.Percent(fidelity);

    private static bool Is(double fidelity, int part) => Math.Abs(fidelity * part - 1) < Tolerance;
}
