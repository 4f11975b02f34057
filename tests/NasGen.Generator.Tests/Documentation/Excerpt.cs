namespace NasGen.Generator.Tests.Documentation;

/// <summary>Code that a page shows of a file, shortened by lines that read <c>// …</c>.</summary>
internal static class Excerpt
{
    private const string LeftOut = "// …";

    /// <summary>Whether the parts between the lines that are left out stand in the file, whole and in this order.</summary>
    public static bool IsOf(string file, string code)
    {
        var position = 0;
        foreach (var part in Parts(code))
        {
            var found = ("\n" + file).IndexOf("\n" + part, position, StringComparison.Ordinal);
            if (found < 0) return false;
            position = found + part.Length;
        }
        return true;
    }

    private static IEnumerable<string> Parts(string code)
    {
        var part = "";
        foreach (var line in code.TrimEnd('\n').Split('\n').Append(LeftOut))
        {
            if (line.Trim() != LeftOut)
                part += line + "\n";
            else if (part.Length > 0)
            {
                yield return part;
                part = "";
            }
        }
    }
}
