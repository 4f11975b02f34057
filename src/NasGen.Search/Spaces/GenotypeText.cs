using System.Text;

namespace NasGen.Search.Spaces;

/// <summary>
/// The text form of genotypes: top-level decisions, separated by <c>"; "</c>. The decisions below one (<c>Stem.Width</c>,
/// <c>Stem.SqueezeBlock.squeeze</c>) follow it in parentheses by their last name. A group whose own name is not a decision
/// (<c>Training.LearningRate</c>) is written <c>Training=(LearningRate: 0.001)</c>. An option that contains punctuation of this form is quoted.
/// </summary>
internal static class GenotypeText
{
    private const string Punctuation = ";,()=:\"\\";

    public static string Format(Genotype genotype)
    {
        var space = genotype.Space;
        int[] alive = [.. Enumerable.Range(0, space.Decisions.Count).Where(genotype.IsAlive)];
        var text = new StringBuilder();
        foreach (var group in alive.GroupBy(i => Group(space.Decisions[i].Name), StringComparer.Ordinal))
        {
            if (text.Length > 0) text.Append("; ");
            text.Append(group.Key).Append('=');
            List<string> members = [];
            foreach (var i in group)
            {
                var (name, domain) = (space.Decisions[i].Name, space.Decisions[i].Domain);
                var value = Quote(domain.Format(genotype[i]));
                if (name == group.Key) text.Append(value);
                else members.Add($"{(group.Count(j => Last(space.Decisions[j].Name) == Last(name)) > 1 ? Below(name) : Last(name))}: {value}");
            }
            if (members.Count > 0) text.Append('(').AppendJoin(", ", members).Append(')');
        }
        return text.ToString();
    }

    /// <summary>The first part of a dotted name.</summary>
    internal static string Group(string name) => name.IndexOf('.') is > 0 and var dot ? name[..dot] : name;

    /// <summary>A dotted name without its first part; empty if it has only one part.</summary>
    internal static string Below(string name) => name.IndexOf('.') is > 0 and var dot ? name[(dot + 1)..] : "";

    /// <summary>The last part of a dotted name.</summary>
    internal static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static string Quote(string option)
    {
        var isPlain = option.Length > 0 && option.Trim() == option && !option.Any(c => Punctuation.Contains(c) || char.IsControl(c));
        if (isPlain) return option;
        var quoted = option.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);
        return $"\"{quoted}\"";
    }
}
