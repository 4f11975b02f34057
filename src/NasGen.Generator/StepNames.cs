namespace NasGen.Generator;

/// <summary>The names of the generator's steps. Tests ask by them what an edit ran again.</summary>
internal static class StepNames
{
    public const string ReadOptions = nameof(ReadOptions);
    public const string ParseSpaces = nameof(ParseSpaces);
    public const string CollectDiagnostics = nameof(CollectDiagnostics);
    public const string ReadLeftOutWinners = nameof(ReadLeftOutWinners);
    public const string NameSpaces = nameof(NameSpaces);
    public const string SelectPlaceholders = nameof(SelectPlaceholders);
    public const string SelectDefinitions = nameof(SelectDefinitions);

    public const string IdentifySpaces = nameof(IdentifySpaces);
    public const string ReadWinners = nameof(ReadWinners);
    public const string CheckWinners = nameof(CheckWinners);

    public static readonly string[] All =
    [
        ReadOptions, ParseSpaces, CollectDiagnostics, ReadLeftOutWinners, NameSpaces, SelectPlaceholders, SelectDefinitions,
        IdentifySpaces, ReadWinners, CheckWinners,
    ];
}
