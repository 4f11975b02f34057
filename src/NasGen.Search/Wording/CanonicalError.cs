using NasGen.Search.Contracts;

namespace NasGen.Search.Wording;

/// <summary>The canonical message format of MSBuild, which .NET tools and editors understand: <c>Model.cs(12): error NAS2010: text</c>.</summary>
internal static class CanonicalError
{
    public static string Format(NasException error) => Format("error", error.Code, error.Message, error.File, error.Line);

    public static string Format(string severity, string code, string text, string? file = null, int line = 0)
    {
        var origin = string.IsNullOrEmpty(file) ? "nasgen " : line > 0 ? $"{file}({line})" : file;
        return $"{origin}: {severity} {code}: {OneLine(text)}";
    }

    public static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
