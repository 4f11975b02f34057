using NasGen.Export.PyTorch;
using static TorchSharp.torch;

namespace NasGen.Export.Operations;

/// <summary>Padding and interpolation.</summary>
internal static class Resizing
{
    private static readonly string[] PadModes = ["constant", "reflect", "replicate", "circular", "constant"];

    private static readonly string[] Modes = ["nearest", "linear", "bilinear", "bicubic", "trilinear", "area", "nearest-exact"];

    public static IEnumerable<Operation> Rows =>
    [
        new("THSNN_pad", Pad, p => PadMode(p) == "constant"
            ? $"F.pad({p["input"]}, {p.Tuple("pad")}, value={p.Operand("value")})" : $"F.pad({p["input"]}, {p.Tuple("pad")}, mode='{PadMode(p)}')"),
        new("THSNN_interpolate", Interpolate, p =>
            $"F.interpolate({p["input"]}, size={PythonText.Tuple(p.Result.Sizes[2..])}, mode='{Mode(p)}'{Align(p)})"),
        Upsample(1), Upsample(2), Upsample(3),
    ];

    private static string PadMode(CallArguments c) => PadModes[c.Int("mode")];

    private static string Mode(CallArguments c) => Modes[c.Int("mode")];

    private static string Align(PythonCall p) => p.Int("align_corners") switch { 0 => "", 1 => ", align_corners=True", _ => ", align_corners=False" };

    private static string Pad(OnnxCall o)
    {
        var mode = PadMode(o);
        if (mode == "circular") throw o.Cannot("in circles");
        var (rank, pads) = (o.Tensor("input").Rank, o.Ints("pad"));
        // PyTorch begins with the last axis, and each axis has its begin and its end beside each other.
        var (begins, ends) = (new long[rank], new long[rank]);
        for (var i = 0; i < pads.Length / 2; i++) (begins[rank - 1 - i], ends[rank - 1 - i]) = (pads[2 * i], pads[2 * i + 1]);
        var value = mode == "constant" ? o.Number(o.Real("value")) : "";
        return o.Node("Pad", [o["input"], o.Graph.Numbers([.. begins, .. ends]), value], ("mode", mode == "replicate" ? "edge" : mode));
    }

    private static string Interpolate(OnnxCall o)
    {
        if (o.Flag("antialias")) throw o.Cannot("with antialiasing");
        return Mode(o) switch
        {
            "nearest" => Nearest(o),
            "linear" or "bilinear" or "trilinear" => Resize(
                o, ("mode", "linear"), ("coordinate_transformation_mode", o.Int("align_corners") == 1 ? "align_corners" : "half_pixel")),
            var mode => throw o.Cannot($"in the mode {mode}"),
        };
    }

    private static Operation Upsample(int rank) => new(
        $"THSTensor_upsample_nearest{rank}d", Nearest, p => $"F.interpolate({p["input"]}, size={PythonText.Tuple(p.Result.Sizes[2..])}, mode='nearest')");

    private static string Nearest(OnnxCall o) =>
        Resize(o, ("mode", "nearest"), ("nearest_mode", "floor"), ("coordinate_transformation_mode", "asymmetric"));

    private static string Resize(OnnxCall o, params (string Name, object Value)[] attributes) =>
        o.Node("Resize", [o["input"], "", "", o.Graph.Shape(o.Result.Shape)], attributes);
}
