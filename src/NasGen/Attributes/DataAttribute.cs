using System.Diagnostics;

namespace NasGen;

/// <summary>Samples from a static method of the class, by name: <c>(Tensor Inputs, Tensor Targets) Load()</c>.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class DataAttribute(string method) : Attribute
{
    /// <summary>The method's name.</summary>
    public string Method { get; } = method;

    /// <summary>A second method of the same signature that returns the test set; without it NasGen splits one off.</summary>
    public string? Test { get; set; }
}
