namespace NasGen.Plans;

/// <summary>
/// A node of the small tree that a block expands to. It depends on neither TorchSharp nor C#. One interpreter builds the tree as modules and
/// another prints it as source; a candidate and its winner are therefore the same network.
/// </summary>
internal abstract record BlockPlan
{
    /// <summary>Calls the visitor's method for this plan.</summary>
    public abstract T Accept<T>(IPlanVisitor<T> visitor);
}

/// <summary>Plans that run one after the other.</summary>
internal sealed record SequencePlan(IReadOnlyList<BlockPlan> Steps) : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A body beside a skip connection: <c>body(x) + x</c>, or <c>body(x) + shortcut(x)</c> if shapes differ.</summary>
internal sealed record ResidualPlan(SequencePlan Body, SequencePlan? Shortcut = null) : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>Branches over the same input, concatenated along the channels.</summary>
internal sealed record ConcatenationPlan(IReadOnlyList<SequencePlan> Branches) : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>The input times the output of layers: <c>x · layers(x)</c>.</summary>
internal sealed record GatePlan(IReadOnlyList<BlockPlan> Layers) : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A user module: <c>new</c> and the arguments that differ from the constructor's defaults.</summary>
/// <param name="Type">The module's type, fully qualified with <c>global::</c>.</param>
/// <param name="Arguments">The arguments of the constructor, in its order.</param>
internal sealed record NewPlan(string Type, IReadOnlyList<NewArgument> Arguments) : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>An argument of a user module's constructor.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Type">The parameter's C# type, as the descriptor writes it.</param>
/// <param name="Value">The value as invariant text.</param>
/// <param name="IsPositional">Whether the argument is printed without its name.</param>
/// <param name="IsDefault">Whether the value is the parameter's default; the argument is then not printed.</param>
internal sealed record NewArgument(string Name, string Type, string Value, bool IsPositional = false, bool IsDefault = false);
