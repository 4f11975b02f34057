using System.Globalization;

namespace NasGen.Cli.Settings;

/// <summary>A setting with the type of its values.</summary>
/// <param name="name">The name in lower case, its words separated by hyphens.</param>
/// <param name="read">The parser: a text and the folder that a relative path starts from. It throws <see cref="FormatException"/>.</param>
/// <param name="byDefault">The value if the setting is not set.</param>
internal sealed class Setting<T>(string name, Func<string, string, T> read, T byDefault) : Setting(name)
{
    public T Default { get; } = byDefault;

    public override object Read(string text, string folder) => read(text, folder)!;

    public override string Format(object value) =>
        value is IEnumerable<string> list ? string.Join(';', list)
        : value is IEnumerable<long> sizes ? string.Join('x', sizes)
        : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
