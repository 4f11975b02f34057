using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Replaces NasGen's training with a static method of the class: <c>double TrainAndScore(Module&lt;Tensor, Tensor&gt; net, (Tensor Inputs, Tensor
/// Targets) train, (Tensor Inputs, Tensor Targets) validation, double fidelity, Action&lt;double&gt; report, CancellationToken stop)</c>. It returns
/// the value of the first objective that is not a cost.
/// </summary>
/// <remarks>
/// <c>fidelity</c> is the share of the training to do, above 0 and at most 1. Make the time of the training proportional to it: the search times the
/// method with a small share (0.02), plans its trainings by that, and stops unpromising ones early. Each call begins with a new network, also if the
/// architecture was trained with a smaller share before. Call <c>report</c> with an interim value from time to time, for example once per epoch: it
/// also shows that the training is alive. Return soon when <c>stop</c> is cancelled.
/// </remarks>
/// <param name="method">The name of the method: <c>nameof(TrainAndScore)</c>.</param>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class TrainAttribute(string method) : Attribute
{
    /// <summary>The name of the method.</summary>
    public string Method { get; } = method;
}
