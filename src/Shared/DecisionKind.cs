namespace NasGen.Shared;

/// <summary>The kind of a decision's options. The descriptor writes the name of a member in camel case.</summary>
internal enum DecisionKind
{
    Categorical,
    Ordinal,
    Integer,
    Float,
}
