using NasGen.Search.Contracts;

namespace NasGen.Export.Tracing;

/// <summary>Makes the errors of networks that cannot be taken out of .NET. Each points to the user's line.</summary>
internal static class Refusal
{
    public const string CannotBeWritten = "NAS4001", DependsOnSamples = "NAS4002", DependsOnValues = "NAS4003";

    /// <summary>NAS4001: an operation cannot be written.</summary>
    /// <param name="why">The reason, as the end of a sentence after the name of the function.</param>
    public static NasException Operation(CodePlace place, string format, string why = "") => new(
        CannotBeWritten, $"{place.Function} cannot be written as {format}{(why.Length == 0 ? "" : $": {why}")}.", place.File, place.Line);

    /// <summary>NAS4001, for a reason that is no matter of a format.</summary>
    public static NasException Because(CodePlace place, string sentence) => new(CannotBeWritten, sentence, place.File, place.Line);

    /// <summary>NAS4002: what the network does depends on how many samples it is called with.</summary>
    public static NasException Samples(CodePlace? place, string what) => new(
        DependsOnSamples,
        $"The network depends on the number of samples: {what}. An exported network has to do the same for any number of them.", place?.File, place?.Line ?? 0);

    /// <summary>NAS4003: numbers of a tensor reach C#, where they can decide what happens next.</summary>
    public static NasException Values(CodePlace place) => new(
        DependsOnValues,
        $"{place.Function} hands numbers of a tensor that depends on the input to C#. What C# decides by them cannot be exported: "
        + "the file would hold the decision for one input. Compute with tensors instead, for example with where.", place.File, place.Line);
}
