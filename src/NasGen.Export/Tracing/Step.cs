namespace NasGen.Export.Tracing;

/// <summary>One call of a native function that is part of the network.</summary>
/// <param name="native">The name of the function.</param>
/// <param name="arguments">The arguments by the names of their parameters.</param>
internal sealed class Step(string native, Dictionary<string, object?> arguments)
{
    public string Native { get; } = native;

    /// <summary>
    /// The arguments: <see cref="Value"/>, arrays of them, <see cref="Dim"/> for whole numbers, arrays of them, double, double[], bool, string,
    /// modules, or <see langword="null"/>.
    /// </summary>
    public Dictionary<string, object?> Arguments { get; set; } = arguments;

    public IReadOnlyList<Value> Results { get; set; } = [];

    /// <summary>Its number in its recording, from 0.</summary>
    public int Index { get; init; }

    /// <summary>The path of the innermost module that was called: <c>Body.3</c>.</summary>
    public string Path { get; init; } = "";

    /// <summary>The line of the user's code.</summary>
    public required CodePlace Place { get; init; }

    /// <summary>The values that the step needs.</summary>
    public IEnumerable<Value> Inputs =>
        Arguments.Values.SelectMany(argument => argument switch { Value value => [value], Value?[] list => list.OfType<Value>(), _ => (IEnumerable<Value>)[] });
}
