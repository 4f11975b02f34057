namespace NasGen.Export.Tracing;

/// <summary>What a parameter of a native function is.</summary>
internal enum ParameterKind
{
    /// <summary>A handle: of a tensor, a scalar, or nothing.</summary>
    Handle,

    /// <summary>An array of handles of tensors.</summary>
    Tensors,

    /// <summary>An array of whole numbers.</summary>
    Numbers,

    /// <summary>An array of real numbers.</summary>
    Reals,

    /// <summary>The length of the arrays before it.</summary>
    Length,

    /// <summary>The handle of a tensor that the function returns.</summary>
    Result,

    /// <summary>A function that allocates the array of handles that the native function returns.</summary>
    Results,

    /// <summary>A native module.</summary>
    Module,

    /// <summary>A random generator or something else without an effect on what a network computes in eval mode.</summary>
    Ignored,

    /// <summary>A number, a switch or a text.</summary>
    Plain,
}
