using System.Diagnostics;

namespace NasGen;

/// <summary>Marks a winner: written by NasGen, checked by the generator and by <c>dotnet build /t:NasVerify</c>.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class ArchitectureAttribute : Attribute
{
    /// <summary>The hash of the space that it was found in.</summary>
    public string Space { get; set; } = "";

    /// <summary>The hash of the file's text with this value empty, so that an edit is noticed.</summary>
    public string Body { get; set; } = "";

    /// <summary>The options taken.</summary>
    public string Genotype { get; set; } = "";

    /// <summary>The seed of the winner's first training from scratch.</summary>
    public ulong Seed { get; set; }
}
