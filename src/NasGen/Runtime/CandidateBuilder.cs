using System.ComponentModel;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Runtime;

/// <summary>
/// What a generated candidate is made of: its architecture and its modules, probes in the dry run, the real ones after it. Not meant to be written
/// by hand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CandidateBuilder
{
    private protected CandidateBuilder() { }

    /// <summary>The module of a module decision or head; called once for each, in order of declaration.</summary>
    public abstract Module<Tensor, Tensor> Module(string property);

    /// <summary>The option of a decision, as text; <see langword="null"/> where it is not alive.</summary>
    public abstract string? Option(string decision);

    /// <summary>The value of a scalar decision, as it is read.</summary>
    public virtual T Read<T>(string decision, T value) => value;

    /// <summary>What a module decision throws that is read before it exists: in the user's constructor.</summary>
    public Exception ReadTooEarly(string property) => new InvalidOperationException(
        $"{property} is read in the constructor. A module decision exists only after it: read it in forward. (Scalar decisions may be read in the constructor.)");
}
