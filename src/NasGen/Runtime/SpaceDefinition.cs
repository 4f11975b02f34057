using System.ComponentModel;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Runtime;

/// <summary>
/// A search space as the generator emits it in the search build; <see cref="SearchSpaceDefinitionAttribute"/> names it. For generated code
/// only.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SpaceDefinition
{
    /// <summary>Space and task as JSON: <c>{"space": {…}, "task": {…}}</c>.</summary>
    public abstract string Descriptor { get; }

    /// <summary><c>sha256:</c> and the hash of the text of the descriptor's <c>space</c>.</summary>
    public abstract string Hash { get; }

    /// <summary>The exact number of architectures; <c>∞</c> if a decision is continuous.</summary>
    public abstract string Size { get; }

    /// <summary>
    /// A candidate without modules, whose constructor has run. Scalars are set before the user's constructor runs; <see cref="Build"/> makes the
    /// modules.
    /// </summary>
    public abstract Module<Tensor, Tensor> Create(CandidateBuilder builder);

    /// <summary>Builds and registers the modules of a candidate that <see cref="Create"/> made, in order of declaration.</summary>
    public abstract void Build(Module<Tensor, Tensor> candidate);

    /// <summary>The supernet of all architectures without modules; <see cref="BuildSupernet"/> makes them.</summary>
    public virtual Module<Tensor, Tensor> CreateSupernet(CandidateBuilder builder) => throw Missing("supernet");

    /// <summary>Builds and registers the modules of a supernet that <see cref="CreateSupernet"/> made.</summary>
    public virtual void BuildSupernet(Module<Tensor, Tensor> supernet) => throw Missing("supernet");

    /// <summary>Sets the scalars of a supernet to the values that the builder has now.</summary>
    public virtual void RetakeSupernet(Module<Tensor, Tensor> supernet, CandidateBuilder builder) => throw Missing("supernet");

    /// <summary>Constructs a user module.</summary>
    /// <param name="type">The candidate's type as the descriptor writes it.</param>
    /// <param name="arguments">The constructor's arguments.</param>
    public virtual Module<Tensor, Tensor> Construct(string type, Arguments arguments) => throw Missing(type);

    /// <summary>The name of the first <c>[Require]</c> method that an architecture does not meet; <see langword="null"/> if it meets all.</summary>
    /// <param name="options">The options of the decisions that the architecture has, by the names of the decisions.</param>
    public virtual string? BrokenRule(Arguments options) => null;

    /// <summary>Calls the method that <c>[Data]</c> names. Groups and times are <see langword="null"/> if it returns none.</summary>
    public virtual (Tensor Inputs, Tensor Targets, string[]? Groups, double[]? Times) Load() => throw Missing(nameof(Load));

    /// <summary>Calls the method that <c>[Data(Test = …)]</c> names.</summary>
    public virtual (Tensor Inputs, Tensor Targets, string[]? Groups, double[]? Times) LoadTest() => throw Missing(nameof(LoadTest));

    /// <summary>Calls the <c>[Loss]</c> method. The result is the mean loss of a batch, a scalar tensor.</summary>
    public virtual Tensor Loss(Module<Tensor, Tensor> net, Tensor input, Tensor target) => throw Missing(nameof(Loss));

    /// <summary>Calls a method that <c>[Maximize(nameof(…))]</c> or <c>[Minimize(nameof(…))]</c> names.</summary>
    public virtual double Score(string method, Tensor output, Tensor target) => throw Missing(method);

    /// <summary>Calls the <c>[Train]</c> method. The result is its score.</summary>
    public virtual double TrainAndScore(
        Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation,
        double fidelity, Action<double> report, CancellationToken stop) => throw Missing(nameof(TrainAndScore));

    private static InvalidOperationException Missing(string what) => new($"The generated definition has no {what}.");
}

/// <summary>Names a generated definition of the assembly: <c>[assembly: SearchSpaceDefinition(typeof(DigitsNetDefinition))]</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class SearchSpaceDefinitionAttribute(Type definition) : Attribute
{
    /// <summary>A class derived from <see cref="SpaceDefinition"/> with a parameterless constructor.</summary>
    public Type Definition { get; } = definition;
}

/// <summary>The arguments of a user module's constructor by parameter name, or the options of an architecture by decision.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Arguments(IReadOnlyDictionary<string, object> values)
{
    /// <summary>Whether there is an argument of this name.</summary>
    public bool Has(string parameter) => values.ContainsKey(parameter);

    /// <summary>The argument of a parameter. Numbers are converted to the parameter's type, text to an enum or a string.</summary>
    public T Get<T>(string parameter)
    {
        var value = values[parameter];
        if (value is T typed) return typed;
        return typeof(T).IsEnum
            ? (T)Enum.Parse(typeof(T), (string)value)
            : (T)Convert.ChangeType(value, typeof(T), System.Globalization.CultureInfo.InvariantCulture);
    }
}
