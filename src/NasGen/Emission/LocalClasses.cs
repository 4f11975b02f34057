using System.Text.RegularExpressions;

namespace NasGen.Emission;

/// <summary>
/// The file-local classes of a winner: the sources of <c>NasGen.Modules</c>, embedded in this assembly, so that a winner computes what
/// its candidate did.
/// </summary>
internal static class LocalClasses
{
    /// <param name="module">A class of <c>NasGen.Modules</c> that the project file embeds.</param>
    /// <param name="name">What it is called in the file.</param>
    public static string Print(string module, string name)
    {
        using var stream = typeof(LocalClasses).Assembly.GetManifestResourceStream($"{module}.cs")
            ?? throw new ArgumentOutOfRangeException(nameof(module), module, "No such class.");
        using var reader = new StreamReader(stream);
        var source = reader.ReadToEnd();
        var type = source[source.IndexOf("/// <summary>", StringComparison.Ordinal)..].TrimEnd();
        return Regex.Replace(type, $@"\b{module}\b", name).Replace("internal sealed class", "file sealed class", StringComparison.Ordinal);
    }
}
