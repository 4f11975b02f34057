namespace NasGen.Shared;

/// <summary>What supplies the argument of a user module's constructor, as the descriptor names it.</summary>
internal static class Bindings
{
    /// <summary>The number of channels or features of the input.</summary>
    public const string InChannels = "inChannels";

    /// <summary>The width of the property.</summary>
    public const string OutChannels = "outChannels";

    public const string Kernel = "kernel";

    public const string Stride = "stride";

    /// <summary>A decision of the candidate's own: <c>Property.Candidate.parameter</c>.</summary>
    public const string Decision = "decision";

    /// <summary>The default value of the parameter: nothing is passed.</summary>
    public const string Default = "default";
}
