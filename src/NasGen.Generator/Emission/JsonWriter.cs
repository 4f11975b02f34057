using System;
using System.Globalization;
using System.Text;
using NasGen.Generator.Model;

namespace NasGen.Generator.Emission;

/// <summary>
/// Writes compact JSON in ASCII. A generator can have no dependency, therefore it has a writer of its own. The text is hashed, therefore this
/// class decides every byte of it.
/// </summary>
internal sealed class JsonWriter
{
    private readonly StringBuilder _text = new();
    private bool _needsComma;

    public JsonWriter Object(Action<JsonWriter> members) => Enclose('{', members, '}');

    public JsonWriter Array(Action<JsonWriter> elements) => Enclose('[', elements, ']');

    public JsonWriter Name(string name)
    {
        Text(name);
        _text.Append(':');
        _needsComma = false;
        return this;
    }

    public JsonWriter Text(string? value)
    {
        Separate();
        if (value is null)
        {
            _text.Append("null");
            return this;
        }
        _text.Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\' or < ' ' or > '~') _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else _text.Append(c);
        }
        _text.Append('"');
        return this;
    }

    public JsonWriter Number(double value) => Raw(Numbers.Format(value));

    public JsonWriter Number(int value) => Raw(Numbers.Format(value));

    public JsonWriter Truth(bool value) => Raw(value ? "true" : "false");

    /// <summary>Appends a text that is JSON already.</summary>
    public JsonWriter Raw(string json)
    {
        Separate();
        _text.Append(json);
        return this;
    }

    public override string ToString() => _text.ToString();

    private JsonWriter Enclose(char open, Action<JsonWriter> content, char close)
    {
        Separate();
        _text.Append(open);
        _needsComma = false;
        content(this);
        _text.Append(close);
        _needsComma = true;
        return this;
    }

    private void Separate()
    {
        if (_needsComma) _text.Append(',');
        _needsComma = true;
    }
}
