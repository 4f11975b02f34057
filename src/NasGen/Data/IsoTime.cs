using System.Globalization;
using System.Text.RegularExpressions;

namespace NasGen.Data;

/// <summary>Dates and times of ISO 8601: <c>2024-02-01</c>, <c>2024-02-01T13:30</c>, <c>2024-02-01 13:30:00.25+01:00</c>, <c>20240201T133000Z</c>.</summary>
internal static partial class IsoTime
{
    private static readonly string[] Formats =
    [
        "yyyy-MM", "yyyy-MM-dd",
        .. from separator in new[] { "'T'", " " } from time in new[] { "HH:mmK", "HH:mm:ss.FFFFFFFK" } select $"yyyy-MM-dd{separator}{time}",
        "yyyyMMdd'T'HHmmK", "yyyyMMdd'T'HHmmss.FFFFFFFK",
    ];

    /// <summary>The time in seconds since 1970. A time without an offset counts as UTC.</summary>
    public static bool TryParse(string text, out double seconds)
    {
        var isTime = DateTimeOffset.TryParseExact(
            Beyond100Nanoseconds().Replace(text.Trim(), ""), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        seconds = isTime ? (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / (double)TimeSpan.TicksPerSecond : 0;
        return isTime;
    }

    /// <summary>The digits of a second that .NET does not keep. Tools that count in nanoseconds write nine.</summary>
    [GeneratedRegex(@"(?<=:\d{2}\.\d{7})\d+")]
    private static partial Regex Beyond100Nanoseconds();
}
