namespace NasGen.Plans;

/// <summary>
/// What a block expands to: a small tree that knows neither TorchSharp nor C#. One interpreter builds it as modules and
/// another prints it as source: a candidate and its winner are therefore the same network.
/// </summary>
internal abstract record BlockPlan
{
    /// <summary>Calls the visitor's method for this plan.</summary>
    public abstract T Accept<T>(IPlanVisitor<T> visitor);
}

/// <summary>One plan after the other.</summary>
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

/// <summary>The input, weighted by what its layers say: <c>x · layers(x)</c>.</summary>
internal sealed record GatePlan(IReadOnlyList<BlockPlan> Layers) : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A user module: <c>new</c> and the arguments that differ from the constructor's defaults.</summary>
/// <param name="Type">Fully qualified, with <c>global::</c>.</param>
internal sealed record NewPlan(string Type, IReadOnlyList<NewArgument> Arguments) : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

/// <param name="Name">The parameter.</param>
/// <param name="Type">Its C# type, as the descriptor writes it.</param>
/// <param name="Value">Invariant text.</param>
/// <param name="IsPositional">Whether it reads best without its name.</param>
/// <param name="IsDefault">Whether the constructor would take this value anyway: then it is not printed.</param>
internal sealed record NewArgument(string Name, string Type, string Value, bool IsPositional = false, bool IsDefault = false);
