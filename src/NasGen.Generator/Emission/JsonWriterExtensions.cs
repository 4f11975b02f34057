using System;
using System.Collections.Generic;

namespace NasGen.Generator.Emission;

internal static class JsonWriterExtensions
{
    public static JsonWriter Texts(this JsonWriter json, IEnumerable<string?> values) =>
        json.Array(j =>
        {
            foreach (var value in values) j.Text(value);
        });

    /// <summary>Writes a member, or nothing if its list is empty.</summary>
    public static JsonWriter Texts(this JsonWriter json, string name, IReadOnlyCollection<string> values) =>
        values.Count == 0 ? json : json.Name(name).Texts(values);

    public static JsonWriter Numbers(this JsonWriter json, IEnumerable<double> values) =>
        json.Array(j =>
        {
            foreach (var value in values) j.Number(value);
        });

    public static JsonWriter Objects<T>(this JsonWriter json, IEnumerable<T> items, Action<JsonWriter, T> members) =>
        json.Array(j =>
        {
            foreach (var item in items) j.Object(o => members(o, item));
        });

    /// <summary>Writes a member, or nothing if it has no value.</summary>
    public static JsonWriter Optional(this JsonWriter json, string name, string? value) => value is null ? json : json.Name(name).Text(value);

    /// <summary>Writes a member that is true, or nothing.</summary>
    public static JsonWriter Flag(this JsonWriter json, string name, bool value) => value ? json.Name(name).Truth(true) : json;

    /// <summary>Writes an enum member as the descriptor reads it: in camel case.</summary>
    public static JsonWriter Member(this JsonWriter json, Enum value)
    {
        var name = value.ToString();
        return json.Text(char.ToLowerInvariant(name[0]) + name.Substring(1));
    }
}
