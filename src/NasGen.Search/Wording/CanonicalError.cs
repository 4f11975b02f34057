using NasGen.Search.Contracts;

namespace NasGen.Search.Wording;

/// <summary>The canonical message format of MSBuild, which .NET tools and editors understand: <c>Model.cs(12): error NAS2010: text</c>.</summary>
internal static class CanonicalError
{
    /// <summary>The most characters of a message, which may quote a file of unknown origin.</summary>
    private const int Longest = 4000;

    public static string Format(NasException error) => Format("error", error.Code, error.Message, error.File, error.Line);

    public static string Format(string severity, string code, string text, string? file = null, int line = 0)
    {
        var origin = string.IsNullOrEmpty(file) ? "nasgen " : line > 0 ? $"{file}({line})" : file;
        return $"{origin}: {severity} {code}: {Words.Short(OneLine(text), Longest)}";
    }

    /// <summary>A text in one line, without the characters by which a text can command a terminal.</summary>
    public static string OneLine(string text) =>
        string.Concat(text.ReplaceLineEndings(" ").Select(c => c == '\t' ? ' ' : char.IsControl(c) ? '\uFFFD' : c)).Trim();
}
