namespace NasGen.Shared;

/// <summary>The sources of the arguments of a user module's constructor, as the descriptor names them.</summary>
internal static class Bindings
{
    /// <summary>The number of channels or features of the input.</summary>
    public const string InChannels = "inChannels";

    /// <summary>The width of the property.</summary>
    public const string OutChannels = "outChannels";

    /// <summary>The kernel size of the property.</summary>
    public const string Kernel = "kernel";

    /// <summary>The stride of the property.</summary>
    public const string Stride = "stride";

    /// <summary>A decision of the candidate's own: <c>Property.Candidate.parameter</c>.</summary>
    public const string Decision = "decision";

    /// <summary>The default value of the parameter: nothing is passed.</summary>
    public const string Default = "default";
}
