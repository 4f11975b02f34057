using System.ComponentModel;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Runtime;

/// <summary>
/// What the generator emits for a space in the search build, found by <see cref="SearchSpaceDefinitionAttribute"/>. Not meant to be
/// written by hand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SpaceDefinition
{
    /// <summary>JSON: <c>{"space": {…}, "task": {…}}</c>.</summary>
    public abstract string Descriptor { get; }

    /// <summary><c>sha256:</c> and the hash of the text of the descriptor's <c>space</c>.</summary>
    public abstract string Hash { get; }

    /// <summary>The number of architectures, exact; <c>∞</c> where a decision is continuous.</summary>
    public abstract string Size { get; }

    /// <summary>
    /// A candidate whose constructor has run. Scalars are set before the user's constructor; modules are built by <see cref="Build"/>.
    /// </summary>
    public abstract Module<Tensor, Tensor> Create(CandidateBuilder builder);

    /// <summary>Builds and registers the modules of what <see cref="Create"/> made, in order of declaration.</summary>
    public abstract void Build(Module<Tensor, Tensor> candidate);

    /// <summary>The supernet of all architectures; its modules are built by <see cref="BuildSupernet"/>.</summary>
    public virtual Module<Tensor, Tensor> CreateSupernet(CandidateBuilder builder) => throw Missing("supernet");

    /// <summary>Builds and registers the modules of what <see cref="CreateSupernet"/> made.</summary>
    public virtual void BuildSupernet(Module<Tensor, Tensor> supernet) => throw Missing("supernet");

    /// <summary>Reads the scalar decisions anew.</summary>
    public virtual void RetakeSupernet(Module<Tensor, Tensor> supernet, CandidateBuilder builder) => throw Missing("supernet");

    /// <summary>A user module: <paramref name="type"/> is a candidate's type as the descriptor writes it.</summary>
    public virtual Module<Tensor, Tensor> Construct(string type, Arguments arguments) => throw Missing(type);

    /// <summary>The method of <c>[Data]</c>.</summary>
    public virtual (Tensor Inputs, Tensor Targets) Load() => throw Missing(nameof(Load));

    /// <summary>The method of <c>[Data(Test = …)]</c>.</summary>
    public virtual (Tensor Inputs, Tensor Targets) LoadTest() => throw Missing(nameof(LoadTest));

    /// <summary>The method of <c>[Loss]</c>.</summary>
    public virtual Tensor Loss(Module<Tensor, Tensor> net, Tensor input, Tensor target) => throw Missing(nameof(Loss));

    /// <summary>The method that <c>[Maximize(nameof(…))]</c> names.</summary>
    public virtual double Score(string method, Tensor output, Tensor target) => throw Missing(method);

    /// <summary>The method of <c>[Train]</c>.</summary>
    public virtual double TrainAndScore(
        Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation,
        double fidelity, Action<double> report, CancellationToken stop) => throw Missing(nameof(TrainAndScore));

    private static InvalidOperationException Missing(string what) => new($"The generated definition supplies no {what}.");
}

/// <summary>Names a generated definition: <c>[assembly: SearchSpaceDefinition(typeof(DigitsNetDefinition))]</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class SearchSpaceDefinitionAttribute(Type definition) : Attribute
{
    /// <summary>A <see cref="SpaceDefinition"/> with a parameterless constructor.</summary>
    public Type Definition { get; } = definition;
}

/// <summary>The arguments of a user module's constructor, by parameter name.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Arguments(IReadOnlyDictionary<string, object> values)
{
    /// <summary>
    /// The argument, converted: numbers to the parameter's type, text to an enum or string.
    /// </summary>
    public T Get<T>(string parameter)
    {
        var value = values[parameter];
        if (value is T typed) return typed;
        return typeof(T).IsEnum
            ? (T)Enum.Parse(typeof(T), (string)value)
            : (T)Convert.ChangeType(value, typeof(T), System.Globalization.CultureInfo.InvariantCulture);
    }
}
