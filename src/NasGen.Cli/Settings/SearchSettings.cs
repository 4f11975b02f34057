using System.Collections.Immutable;

namespace NasGen.Cli.Settings;

/// <summary>What one source says, or several together: the command line, a build's properties, nasgen.yaml.</summary>
internal sealed class SearchSettings
{
    private readonly ImmutableDictionary<Setting, object> _values;

    private SearchSettings(ImmutableDictionary<Setting, object> values) => _values = values;

    /// <summary>Says nothing.</summary>
    public static SearchSettings None { get; } = new(ImmutableDictionary<Setting, object>.Empty);

    /// <summary>What is set, with its values.</summary>
    public IEnumerable<KeyValuePair<Setting, object>> Values => _values;

    /// <summary>The value of a setting, or its default.</summary>
    public T Get<T>(Setting<T> setting) => _values.TryGetValue(setting, out var value) ? (T)value : setting.Default;

    public SearchSettings With<T>(Setting<T> setting, T value) => With((Setting)setting, value!);

    /// <param name="value">The value, as the setting's <see cref="Setting.Read"/> returns it.</param>
    public SearchSettings With(Setting setting, object value) => new(_values.SetItem(setting, value));

    /// <summary>These settings, completed by what the others say beyond them.</summary>
    public SearchSettings Over(SearchSettings others) => new(others._values.SetItems(_values));
}
