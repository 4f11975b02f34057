using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Replaces the task's loss with a static method of the class: <c>Tensor Loss(Module&lt;Tensor, Tensor&gt; net, Tensor input, Tensor target)</c>.
/// It calls <c>net</c> itself and returns a scalar, the mean over the batch.
/// </summary>
/// <param name="method">The name of the method: <c>nameof(Loss)</c>.</param>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class LossAttribute(string method) : Attribute
{
    /// <summary>The name of the method.</summary>
    public string Method { get; } = method;
}
