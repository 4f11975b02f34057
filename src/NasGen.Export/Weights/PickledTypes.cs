using static TorchSharp.torch;

namespace NasGen.Export.Weights;

/// <summary>PyTorch's names for storages of each type of number.</summary>
internal static class PickledTypes
{
    private static readonly (string Storage, ScalarType Type)[] Names =
    [
        ("FloatStorage", float32), ("DoubleStorage", float64), ("HalfStorage", float16), ("BFloat16Storage", bfloat16), ("LongStorage", int64),
        ("IntStorage", int32), ("ShortStorage", int16), ("CharStorage", int8), ("ByteStorage", uint8), ("BoolStorage", ScalarType.Bool),
    ];

    public static ScalarType TypeOf(string storage) => Names.FirstOrDefault(name => name.Storage == storage) is { Storage: not null } found
        ? found.Type
        : throw new NotSupportedException($"it has tensors of the type {storage}");

    public static string StorageOf(ScalarType type) => Names.FirstOrDefault(name => name.Type == type).Storage
        ?? throw new NotSupportedException($"PyTorch has no storage for tensors of the type {type}");
}
