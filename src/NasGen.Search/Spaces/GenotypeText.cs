using System.Text;

namespace NasGen.Search.Spaces;

/// <summary>
/// The text form: top-level decisions separated by <c>"; "</c>; the decisions below one (<c>Stem.Width</c>, <c>Stem.SqueezeBlock.squeeze</c>)
/// follow it in parentheses by their last name. A group whose own name is no decision (<c>Training.LearningRate</c>) is written
/// <c>Training=(LearningRate: 0.001)</c>.
/// </summary>
internal static class GenotypeText
{
    public static string Format(Genotype genotype)
    {
        var space = genotype.Space;
        var groups = new List<string>();
        var heads = new Dictionary<string, string>(StringComparer.Ordinal);
        var members = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        for (var i = 0; i < space.Decisions.Count; i++)
        {
            if (!genotype.IsAlive(i)) continue;
            var name = space.Decisions[i].Name;
            var value = space.Decisions[i].Domain.Format(genotype[i]);
            var group = Head(name);
            if (!members.TryGetValue(group, out var list))
            {
                groups.Add(group);
                members[group] = list = [];
            }
            if (name == group) heads[group] = value;
            else list.Add($"{name[(name.LastIndexOf('.') + 1)..]}: {value}");
        }
        var text = new StringBuilder();
        foreach (var group in groups)
        {
            if (text.Length > 0) text.Append("; ");
            text.Append(group).Append('=').Append(heads.GetValueOrDefault(group, ""));
            if (members[group] is { Count: > 0 } list) text.Append('(').AppendJoin(", ", list).Append(')');
        }
        return text.ToString();
    }

    public static Genotype Parse(SearchSpace space, string text)
    {
        var given = new Dictionary<(string Group, string Name), string>();
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=');
            if (equals <= 0) throw new FormatException($"'{part}' is not of the form Decision=Option.");
            var group = part[..equals].Trim();
            var value = part[(equals + 1)..].Trim();
            var open = value.IndexOf('(');
            if (open >= 0)
            {
                if (!value.EndsWith(')')) throw new FormatException($"'{part}' lacks its closing parenthesis.");
                foreach (var member in value[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    var colon = member.IndexOf(':');
                    if (colon <= 0) throw new FormatException($"'{member}' is not of the form name: value.");
                    given[(group, member[..colon].Trim())] = member[(colon + 1)..].Trim();
                }
                value = value[..open].Trim();
            }
            if (value.Length > 0) given[(group, "")] = value;
        }

        var genes = new double[space.Decisions.Count];
        Array.Fill(genes, double.NaN);
        var used = new HashSet<(string, string)>();
        for (var i = 0; i < genes.Length; i++)
        {
            var decision = space.Decisions[i];
            if (space.Canonical(genes).IsAlive(i) is false) continue;
            var group = Head(decision.Name);
            var key = (group, decision.Name == group ? "" : decision.Name[(decision.Name.LastIndexOf('.') + 1)..]);
            if (!given.TryGetValue(key, out var option)) throw new FormatException($"{decision.Name} is missing.");
            if (!decision.Domain.TryParse(option, out genes[i])) throw new FormatException($"{decision.Name} has no option '{option}'.");
            used.Add(key);
        }
        foreach (var key in given.Keys)
            if (!used.Contains(key))
                throw new FormatException($"{(key.Name.Length == 0 ? key.Group : $"{key.Group}.{key.Name}")} is no decision of {space.Name} that is alive here.");
        return space.Canonical(genes);
    }

    private static string Head(string name) => name.IndexOf('.') is > 0 and var dot ? name[..dot] : name;
}
