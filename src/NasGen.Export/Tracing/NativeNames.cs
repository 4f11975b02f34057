namespace NasGen.Export.Tracing;

/// <summary>What native functions do that are no operations of a network.</summary>
internal static class NativeNames
{
    public const string ToScalarSuffix = "_to_scalar", Item = "THSTensor_item", DisposeTensor = "THSTensor_dispose", Free = "THSTensor_free";

    /// <summary>They ask for a shape or a type, or change what only training uses.</summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "THSTensor_ndimension", "THSTensor_numel", "THSTensor_size", "THSTensor_sizes", "THSTensor_stride", "THSTensor_strides", "THSTensor_type",
        "THSTensor_element_size", "THSTensor_device_type", "THSTensor_device_index", "THSTensor_is_contiguous", "THSTensor_is_sparse", "THSTensor_is_cpu",
        "THSTensor_is_pinned", "THSTensor_is_leaf", "THSTensor_requires_grad", "THSTensor_set_requires_grad", "THSTensor_retain_grad", "THSTensor_has_names",
        "THSTensor_names", "THSTensor_storage_offset", "THSTensor_is_conj", "THSTensor_is_neg", "THSTensor_result_type", "THSTensor_detach_",
        DisposeTensor, Free,
    };

    /// <summary>They hand numbers to C#, though they return a handle.</summary>
    private static readonly HashSet<string> Readers = new(StringComparer.Ordinal)
    {
        Item, "THSTensor_data", "THSTensor_save", "THSStorage_tensor_to_storage", "THSTensor_nonzero", "THSTensor_argwhere",
    };

    /// <summary>Their result has the numbers of their first tensor.</summary>
    private static readonly HashSet<string> Identities = new(StringComparer.Ordinal)
    {
        "THSTensor_alias", "THSTensor_detach", "THSTensor_contiguous", "THSTensor_clone", "THSTensor_cpu", "THSTensor_to_device", "THSTensor_positive",
        "THSTensor_resolve_conj", "THSTensor_resolve_neg",
    };

    /// <summary>They are identities unless they train.</summary>
    private static readonly HashSet<string> Dropouts = new(StringComparer.Ordinal)
    {
        "THSNN_dropout", "THSNN_dropout2d", "THSNN_dropout3d", "THSNN_alpha_dropout", "THSNN_feature_alpha_dropout",
    };

    public static bool IsHarmless(string native) => Harmless.Contains(native) || native.Contains("dispose", StringComparison.OrdinalIgnoreCase);

    public static bool IsReader(string native) => Readers.Contains(native) || native.StartsWith("THSStorage_", StringComparison.Ordinal);

    public static bool IsIdentity(string native) => Identities.Contains(native);

    public static bool IsDropout(string native) => Dropouts.Contains(native);

    /// <summary>Whether the function changes its first tensor.</summary>
    public static bool IsInPlace(string native) => native.EndsWith('_');

    /// <summary>Whether a function that works in place leaves the numbers as they are.</summary>
    public static bool ChangesShapeOnly(string native) =>
        native is "THSTensor_squeeze_" or "THSTensor_squeeze_no_dim_" or "THSTensor_unsqueeze_" or "THSTensor_transpose_";

    /// <summary>Whether the function runs a program that was compiled elsewhere.</summary>
    public static bool RunsAnotherProgram(string native) =>
        native is "THSJIT_SetTensorOrScalar" or "THSJIT_Module_forward" or "THSJIT_Module_invoke" or "THSJIT_CompilationUnit_Invoke"
        || (native.StartsWith("THSExport_", StringComparison.Ordinal) && native.Contains("run", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the function returns as many tensors as it makes of one.</summary>
    public static bool ReturnsList(string native) => native.Contains("split", StringComparison.Ordinal) || native is "THSTensor_chunk" or "THSTensor_unbind";

    /// <summary>The name of the same operation that makes a new tensor.</summary>
    public static string OutOfPlace(string native) => native.TrimEnd('_');

    /// <summary>A name that a reader knows: <c>grid_sample</c>.</summary>
    public static string Plain(string native) => native[(native.IndexOf('_', StringComparison.Ordinal) + 1)..];
}
