using System.Diagnostics;

namespace NasGen;

/// <summary>The user's own training, a static method by name: <c>double TrainAndScore(Module&lt;Tensor, Tensor&gt; net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation, double fidelity, Action&lt;double&gt; report, CancellationToken stop)</c>. It returns the objective.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class TrainAttribute(string method) : Attribute
{
    /// <summary>The method's name.</summary>
    public string Method { get; } = method;
}
