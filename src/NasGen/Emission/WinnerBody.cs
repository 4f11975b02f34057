using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace NasGen.Emission;

/// <summary>The hash by which an edit of a winner is noticed: of the whole file, with the hash itself left empty and <c>\n</c> as line end.</summary>
internal static partial class WinnerBody
{
    private const string Empty = "Body = \"\"";

    /// <summary><c>sha256:</c> and 64 hexadecimal digits.</summary>
    public static string Hash(string text)
    {
        var canonical = Written().Replace(text.ReplaceLineEndings("\n"), Empty, 1);
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
    }

    /// <summary>A text whose body hash is empty, with its hash written in.</summary>
    public static string Seal(string text) => text.Replace(Empty, $"Body = \"{Hash(text)}\"", StringComparison.Ordinal);

    [GeneratedRegex("Body = \"sha256:[0-9a-f]{64}\"")]
    private static partial Regex Written();
}
