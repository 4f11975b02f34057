namespace NasGen.Shared;

/// <summary>A width that is the width of another property, as the descriptor writes it in place of a number: <c>=Stem</c>.</summary>
internal static class SharedWidth
{
    private const string Sign = "=";

    public static string Of(string owner) => Sign + owner;

    /// <summary>The property whose width it is; <see langword="null"/> if the text is a number.</summary>
    public static string? OwnerIn(string? width) =>
        width is not null && width.StartsWith(Sign, System.StringComparison.Ordinal) ? width.Substring(Sign.Length) : null;
}
