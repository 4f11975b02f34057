using System.Text;

namespace NasGen.Search.Files;

/// <summary>
/// Reads text files that may come from anyone. None that NasGen writes is as long as the limit: a longer one, or a link to a device that never ends, is
/// an error rather than the end of the memory.
/// </summary>
internal static class TextFile
{
    /// <summary>The most characters that are read.</summary>
    public const int Longest = 4 << 20;

    /// <exception cref="IOException">The file cannot be read, or is too long.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public static string Read(string path)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        var text = new StringBuilder();
        var buffer = new char[1 << 16];
        while (reader.Read(buffer, 0, buffer.Length) is > 0 and var count)
        {
            if (text.Length + count > Longest) throw new IOException($"It has more than {Longest >> 20} million characters.");
            text.Append(buffer, 0, count);
        }
        return text.ToString();
    }
}
