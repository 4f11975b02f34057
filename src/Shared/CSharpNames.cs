using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NasGen.Shared;

/// <summary>The names that C# accepts. A test compares both methods with Roslyn.</summary>
internal static class CSharpNames
{
    private static readonly HashSet<string> Keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event "
        + "explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null "
        + "object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string "
        + "struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while "
        + "__arglist __makeref __reftype __refvalue").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Whether the name is reserved everywhere. A contextual keyword such as <c>field</c> is not: it can name a class.</summary>
    public static bool IsKeyword(string name) => Keywords.Contains(name);

    /// <summary>Whether code can declare something with this name and without <c>@</c>.</summary>
    public static bool IsIdentifier(string name) => name.Length > 0 && IsStart(name[0]) && name.All(c => IsStart(c) || IsPart(c)) && !IsKeyword(name);

    /// <summary>
    /// Whether a class can have this name without <c>@</c>, in this version of C# and in later ones: a name of nothing but lower-case letters may
    /// become a keyword (CS8981), and contextual keywords such as <c>record</c> and <c>required</c> are among those names.
    /// </summary>
    public static bool CanNameClass(string name) => IsIdentifier(name) && !name.All(c => c is >= 'a' and <= 'z');

    private static bool IsStart(char c) => c == '_' || char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber;

    private static bool IsPart(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;
}
