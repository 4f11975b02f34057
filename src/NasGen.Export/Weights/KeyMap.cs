using System.Text.RegularExpressions;
using NasGen.Cli.Yaml;
using NasGen.Search.Contracts;

namespace NasGen.Export.Weights;

/// <summary>
/// Renames the keys of a file: a YAML file of regular expressions and replacements. The first expression that matches a key renames it; a key whose new
/// name is empty is left out.
/// </summary>
internal sealed class KeyMap
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly List<(Regex From, string To)> _rules = [];

    public static KeyMap None { get; } = new();

    /// <exception cref="NasException">NAS4007: the map cannot be read.</exception>
    public static KeyMap Read(string path)
    {
        if (!File.Exists(path)) throw new NasException(StateFile.Code, $"There is no map '{path}'.");
        var file = YamlValue.Parse(path, File.ReadAllText(path), StateFile.Code);
        var map = new KeyMap();
        if (file.IsEmpty) return map;
        foreach (var rule in file.Entries())
            try
            {
                map._rules.Add((new Regex(rule.Name, RegexOptions.CultureInvariant, Limit), rule.Scalar ?? rule.Text()));
            }
            catch (ArgumentException e)
            {
                throw rule.Error($"'{rule.Name}' is no regular expression: {e.Message}", StateFile.Code);
            }
        return map;
    }

    /// <summary>The file with the new keys.</summary>
    public IReadOnlyList<StateEntry> Apply(IEnumerable<StateEntry> file) =>
        [.. file.Select(entry => entry with { Key = Apply(entry.Key) }).Where(entry => entry.Key.Length > 0)];

    private string Apply(string key)
    {
        foreach (var (from, to) in _rules)
            if (from.IsMatch(key)) return from.Replace(key, to);
        return key;
    }
}
