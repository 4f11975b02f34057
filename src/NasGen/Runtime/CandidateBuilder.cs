using System.ComponentModel;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Runtime;

/// <summary>
/// Supplies what a generated candidate consists of: the options of its architecture and its modules, which are probes in the dry run and real
/// modules afterwards. For generated code only.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CandidateBuilder
{
    private protected CandidateBuilder() { }

    /// <summary>The module of a module decision or head. Called once for each of them, in order of declaration.</summary>
    public abstract Module<Tensor, Tensor> Module(string property);

    /// <summary>The option of a decision as text; <see langword="null"/> if the architecture does not have the decision.</summary>
    public abstract string? Option(string decision);

    /// <summary>The value of a scalar decision. Called at each read.</summary>
    public virtual T Read<T>(string decision, T value) => value;

    /// <summary>The exception for a module decision that the user's constructor reads, before the module exists.</summary>
    public Exception ReadTooEarly(string property) => new InvalidOperationException(
        $"{property} is read in the constructor, before the module exists. Read it in forward. "
        + "(Scalar decisions may be read in the constructor.)");
}
