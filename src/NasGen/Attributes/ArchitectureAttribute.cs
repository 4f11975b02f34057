using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Marks a winner. NasGen writes it; the generator and <c>dotnet build /t:NasVerify</c> check it.
/// </summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class ArchitectureAttribute : Attribute
{
    /// <summary>The hash of the search space in which the winner was found.</summary>
    public string Space { get; set; } = "";

    /// <summary>The hash of the file, computed with this value left empty. It reveals an edit.</summary>
    public string Body { get; set; } = "";

    /// <summary>The chosen options, for example <c>Stem=ConvBlock(Width: 16)</c>.</summary>
    public string Genotype { get; set; } = "";

    /// <summary>The seed of the winner's first training from scratch.</summary>
    public ulong Seed { get; set; }
}
