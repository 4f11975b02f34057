using System;
using System.Text;

namespace NasGen.Generator.Emission;

/// <summary>Writes C# line by line. Blocks are indented.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public SourceWriter Line(string line = "")
    {
        if (line.Length > 0) _text.Append(' ', 4 * _depth).Append(line);
        _text.Append('\n');
        return this;
    }

    /// <summary>Writes a line and, below it, a block in braces.</summary>
    public SourceWriter Block(string head, Action<SourceWriter> body, string end = "}")
    {
        Line(head).Line("{");
        _depth++;
        body(this);
        _depth--;
        return Line(end);
    }

    /// <summary>Writes lines into a namespace. The global namespace has no block.</summary>
    public SourceWriter Namespace(string name, Action<SourceWriter> body)
    {
        if (name.Length > 0) return Block($"namespace {name}", body);
        body(this);
        return this;
    }

    /// <summary>Writes a line that is indented by one level more.</summary>
    public SourceWriter Indented(string line)
    {
        _depth++;
        Line(line);
        _depth--;
        return this;
    }

    public override string ToString() => _text.ToString();
}
