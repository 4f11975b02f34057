using System.Text;

namespace NasGen.Campaign;

/// <summary>Random damage to a file, and parts that an attacker would write.</summary>
internal static class Mutations
{
    private static readonly string[] Hostile =
    [
        "", "null", "~", "''", "\"", "[", "{", "]", "}", ": ", "- ", "&a ", "*a", "!!binary ", "|\n", "---\n", "#", "\0", "\u001b[2J", "\uFEFF", "\u2028",
        "-1", "0", "1e999", "-1e999", ".nan", ".inf", "9223372036854775808", "99999999999999999999999", "0x7f", "1_000", "½",
        "../../outside", "/outside", "C:\\outside", "~/outside", "<script>alert(1)</script>", "'; DROP TABLE trials; --", "{{}}", "%s%n", "A }} class B",
        new('9', 400), new('a', 5000), new('[', 2000), new('\n', 500),
    ];

    /// <summary>A text with one to six random changes.</summary>
    public static string Of(string text, Random random)
    {
        var changed = new StringBuilder(text);
        for (var changes = random.Next(1, 7); changes > 0; changes--)
        {
            var at = random.Next(changed.Length + 1);
            var length = Math.Min(random.Next(1, random.Next(2) == 0 ? 4 : 200), changed.Length - at);
            switch (random.Next(6))
            {
                case 0: changed.Remove(at, length); break;
                case 1: changed.Insert(at, changed.ToString(at, length)); break;
                case 2 when at < changed.Length: changed[at] = (char)random.Next(32, 127); break;
                case 3: Line(changed, random); break;
                case 4: Value(changed, random); break;
                default: changed.Insert(at, Hostile[random.Next(Hostile.Length)]); break;
            }
        }
        return changed.ToString();
    }

    /// <summary>Bytes with a few flipped bits, a part that is missing, or a part that is repeated.</summary>
    public static byte[] Of(byte[] bytes, Random random)
    {
        var changed = bytes.ToList();
        switch (random.Next(8))
        {
            case 0:
                changed = [.. changed.Take(random.Next(changed.Count))];
                break;
            case 1:
                var at = random.Next(changed.Count);
                changed.InsertRange(at, changed.GetRange(at, Math.Min(random.Next(1, 5000), changed.Count - at)));
                break;
            default:
                for (var flips = random.Next(1, 12); flips > 0; flips--) changed[random.Next(changed.Count)] ^= (byte)(1 << random.Next(8));
                break;
        }
        return [.. changed];
    }

    /// <summary>Moves, repeats or removes a line.</summary>
    private static void Line(StringBuilder text, Random random)
    {
        var lines = text.ToString().Split('\n').ToList();
        var line = lines[random.Next(lines.Count)];
        if (random.Next(3) == 0) lines.Remove(line);
        else lines.InsertRange(random.Next(lines.Count + 1), Enumerable.Repeat(line, random.Next(1, 4)));
        text.Clear().AppendJoin('\n', lines);
    }

    /// <summary>Writes something else behind a colon or a comma.</summary>
    private static void Value(StringBuilder text, Random random)
    {
        var all = text.ToString();
        int[] places = [.. Enumerable.Range(0, all.Length).Where(i => all[i] is ':' or ',')];
        if (places.Length == 0) return;
        var from = places[random.Next(places.Length)] + 1;
        var end = all.IndexOfAny([',', '\n'], from);
        text.Remove(from, (end < 0 ? all.Length : end) - from).Insert(from, (all[from - 1] == ':' ? " " : "") + Hostile[random.Next(Hostile.Length)]);
    }
}
