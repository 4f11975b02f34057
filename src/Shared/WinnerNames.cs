using System;
using System.Collections.Generic;
using System.Linq;

namespace NasGen.Shared;

/// <summary>
/// The names that the source of a winner uses beside those of the user's model. Where the user has a type or member of such a name, the winner
/// writes the full form of TorchSharp's, or another name for a class of its own.
/// </summary>
internal static class WinnerNames
{
    /// <summary>The short name of <c>torch.nn</c>.</summary>
    public const string Nn = "nn";

    /// <summary>The property of winners that names the classes.</summary>
    public const string Classes = "Classes";

    private const string Torch = "global::TorchSharp.torch.";
    private const string Modules = "global::TorchSharp.Modules.";

    /// <summary>The types of TorchSharp and NasGen, by their short names.</summary>
    public static readonly IReadOnlyDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Architecture"] = "global::NasGen.Architecture",
        ["ComponentName"] = "global::TorchSharp.Utils.ComponentName",
        ["functional"] = $"{Torch}{Nn}.functional",
        ["Module"] = $"{Torch}{Nn}.Module",
        ["ModuleList"] = $"{Modules}ModuleList",
        ["Parameter"] = $"{Modules}Parameter",
        ["Sequential"] = $"{Modules}Sequential",
        ["Tensor"] = $"{Torch}Tensor",
    };

    /// <summary>Those types that winners use as attributes: there, the compiler looks for the name with <c>Attribute</c> at its end, too.</summary>
    public static readonly string[] Attributes = ["Architecture", "ComponentName"];

    /// <summary>The functions of <c>torch.nn</c> and of <c>torch</c>, by their short names.</summary>
    public static readonly IReadOnlyDictionary<string, string> Functions = new[]
    {
        "AdaptiveAvgPool1d", "AdaptiveAvgPool2d", "AvgPool1d", "AvgPool2d", "BatchNorm1d", "BatchNorm2d", "Conv1d", "Conv2d", "ELU", "Flatten", "GELU",
        "Hardswish", "Identity", "InstanceNorm1d", "InstanceNorm2d", "LayerNorm", "LeakyReLU", "Linear", "MaxPool1d", "MaxPool2d", "Parameter", "ReLU",
        "Sequential", "SiLU", "Sigmoid", "Tanh",
    }.Select(name => (Name: name, Full: $"{Torch}{Nn}.{name}"))
        .Concat(new[] { "NewDisposeScope", "cat", "ones", "stack", "where", "zeros", "zeros_like" }.Select(name => (Name: name, Full: Torch + name)))
        .ToDictionary(f => f.Name, f => f.Full, StringComparer.Ordinal);

    /// <summary>The operator by which a winner names its members.</summary>
    public const string NameOf = "nameof";

    /// <summary>All names that winners use and do not declare themselves.</summary>
    public static readonly string[] All = [.. Types.Keys.Concat(Functions.Keys).Append(Nn).Append(NameOf).Distinct(StringComparer.Ordinal)];

    /// <summary>The classes that a winner declares in its file for what TorchSharp does not have.</summary>
    public static readonly string[] LocalClasses = ["Concat", "Gate", "GroupConvolution", "GroupLinear", "GroupNorm", "Orbit", "OrbitMean", "Residual"];

    /// <summary>The class that a winner declares in its file for a property's cell.</summary>
    public static string OfCell(string property) => property + (property.EndsWith("Cell", StringComparison.Ordinal) ? "Graph" : "Cell");
}
