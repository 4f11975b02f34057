using System.Collections.Immutable;

namespace NasGen.Cli.Settings;

/// <summary>The settings of one source, or of several together: the command line, a build's properties, nasgen.yaml.</summary>
internal sealed class SearchSettings
{
    private readonly ImmutableDictionary<Setting, object> _values;

    private SearchSettings(ImmutableDictionary<Setting, object> values) => _values = values;

    /// <summary>No setting is set.</summary>
    public static SearchSettings None { get; } = new(ImmutableDictionary<Setting, object>.Empty);

    /// <summary>The settings that are set, with their values.</summary>
    public IEnumerable<KeyValuePair<Setting, object>> Values => _values;

    /// <summary>The value of a setting, or its default.</summary>
    public T Get<T>(Setting<T> setting) => _values.TryGetValue(setting, out var value) ? (T)value : setting.Default;

    /// <summary>Whether a setting is set, to its default or to another value.</summary>
    public bool IsSet(Setting setting) => _values.ContainsKey(setting);

    public SearchSettings With<T>(Setting<T> setting, T value) => With((Setting)setting, value!);

    /// <summary>These settings with one more.</summary>
    /// <param name="value">The value, as the setting's <see cref="Setting.Read"/> returns it.</param>
    public SearchSettings With(Setting setting, object value) => new(_values.SetItem(setting, value));

    /// <summary>These settings, completed by the other ones. If both set one, the value of these settings wins.</summary>
    public SearchSettings Over(SearchSettings others) => new(others._values.SetItems(_values));
}
