using System.Collections;
using System.Globalization;
using System.Reflection;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Yaml;

/// <summary>Reads YAML into a tree of records. A key or value that does not fit is an error at its line.</summary>
/// <param name="keyOf">The function that gives the key of a property in the file.</param>
/// <param name="isStrict">
/// Whether an unknown key and a part without a value are errors. Otherwise an unknown key is ignored, and a part without a value is null where the type
/// allows that.
/// </param>
/// <param name="fault">
/// The function that checks a number with its key. It returns the end of a sentence, such as <c>cannot be negative</c>, or
/// <see langword="null"/> if the number is right.
/// </param>
internal sealed class YamlBinder(Func<PropertyInfo, string> keyOf, bool isStrict, Func<string, double, string?>? fault = null)
{
    private readonly NullabilityInfoContext _nullability = new();

    /// <summary>Reads a file as a record.</summary>
    /// <exception cref="NasException">The file does not fit the type.</exception>
    public T Read<T>(YamlValue file) => (T)Record(file, typeof(T));

    private object? Read(YamlValue value, NullabilityInfo kind)
    {
        var expected = Nullable.GetUnderlyingType(kind.Type) ?? kind.Type;
        if (value.IsEmpty && (!kind.Type.IsValueType || expected != kind.Type) && (!isStrict || expected == typeof(string)))
            return kind.WriteState != NullabilityState.NotNull ? null : throw value.Error($"'{value.Key}' is empty.");
        if (expected == typeof(string)) return Single(value);
        if (expected.IsPrimitive) return Scalar(value, expected);
        if (!expected.IsGenericType) return Record(value, expected);
        return kind.GenericTypeArguments is [var item] ? List(value, expected, item) : Map(value, expected, kind.GenericTypeArguments[1]);
    }

    private object Record(YamlValue value, Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).ToDictionary(keyOf, StringComparer.Ordinal);
        var record = Activator.CreateInstance(type)!;
        foreach (var entry in isStrict ? value.Entries(properties.Keys) : value.Entries())
            if (properties.TryGetValue(entry.Name, out var property)) property.SetValue(record, Read(entry, _nullability.Create(property)));
        return record;
    }

    private IList List(YamlValue value, Type type, NullabilityInfo item)
    {
        var list = (IList)Activator.CreateInstance(type)!;
        foreach (var element in value.Items()) list.Add(Read(element, item));
        return list;
    }

    private IDictionary Map(YamlValue value, Type type, NullabilityInfo item)
    {
        // Ordinal comparison keeps the order of a sorted map, and the text that is written from it, the same in every culture.
        var map = (IDictionary)Activator.CreateInstance(type, StringComparer.Ordinal)!;
        foreach (var entry in value.Entries()) map[entry.Name] = Read(entry, item);
        return map;
    }

    private object Scalar(YamlValue value, Type type)
    {
        var text = Single(value);
        var invariant = CultureInfo.InvariantCulture;
        object? read = Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => bool.TryParse(text, out var isOn) ? isOn : null,
            TypeCode.Int32 => int.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var number) ? number : null,
            TypeCode.UInt64 => ulong.TryParse(text, NumberStyles.None, invariant, out var number) ? number : null,
            TypeCode.Double => Number(text),
            _ => throw new NotSupportedException($"{type.Name} is not read from YAML."),
        };
        var kind = Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "true or false",
            TypeCode.Double => "a number",
            TypeCode.UInt64 => "a whole number from 0",
            _ => "a whole number",
        };
        if (read is null) throw value.Error($"'{value.Key}' is '{text}', and must be {kind}.");
        if (type != typeof(bool) && fault?.Invoke(value.Name, Convert.ToDouble(read, invariant)) is { } wrong)
            throw value.Error($"'{value.Key}' is '{text}', and {wrong}.");
        return read;
    }

    private static string Single(YamlValue value) => value.Scalar ?? throw value.Error($"'{value.Key}' must be a single value.");

    private static double? Number(string text) => text switch
    {
        ".nan" or ".NaN" or ".NAN" => double.NaN,
        ".inf" or ".Inf" or ".INF" or "+.inf" => double.PositiveInfinity,
        "-.inf" or "-.Inf" or "-.INF" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
    };
}
