using System.Diagnostics;

namespace NasGen;

/// <summary>The user's own loss, a static method by name: <c>Tensor Loss(Module&lt;Tensor, Tensor&gt; net, Tensor input, Tensor target)</c>, a scalar.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class LossAttribute(string method) : Attribute
{
    /// <summary>The method's name.</summary>
    public string Method { get; } = method;
}
