using System.Text.RegularExpressions;

namespace NasGen.Emission;

/// <summary>
/// The file-local classes of a winner. They are the sources of <c>NasGen.Modules</c>, embedded in this assembly; a winner therefore computes the
/// same as its candidate.
/// </summary>
internal static class LocalClasses
{
    /// <summary>The source of a class under another name.</summary>
    /// <param name="module">The name of a class of <c>NasGen.Modules</c> whose source the project file embeds.</param>
    /// <param name="name">The name of the class in the winner's file.</param>
    public static string Print(string module, string name)
    {
        using var stream = typeof(LocalClasses).Assembly.GetManifestResourceStream($"{module}.cs")
            ?? throw new ArgumentOutOfRangeException(nameof(module), module, "The assembly embeds no source of this class.");
        using var reader = new StreamReader(stream);
        var source = reader.ReadToEnd();
        var type = source[source.IndexOf("/// <summary>", StringComparison.Ordinal)..].TrimEnd();
        return Regex.Replace(type, $@"\b{module}\b", name).Replace("internal sealed class", "file sealed class", StringComparison.Ordinal);
    }
}
