namespace NasGen.Campaign;

/// <summary>How an event ended.</summary>
internal enum Outcome
{
    /// <summary>The search went on, or a message with a code said why it could not.</summary>
    Survived,

    /// <summary>A finished trial, a winner or a record was lost or damaged.</summary>
    Lost,

    /// <summary>A trial was made twice.</summary>
    Doubled,

    /// <summary>More time, memory, files or processes than allowed.</summary>
    Unbounded,

    /// <summary>An unhandled exception, or an end without a reason.</summary>
    Unhandled,
}

/// <summary>The events of one part of the campaign, and how they ended.</summary>
/// <param name="part">The name of the part.</param>
internal sealed class Tally(string part)
{
    private readonly Dictionary<Outcome, int> _outcomes = [];

    public string Part { get; } = part;

    /// <summary>What was not as it should be, with the event that led to it.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>What is worth telling, such as the largest memory.</summary>
    public string Note { get; set; } = "";

    public int Events => _outcomes.Values.Sum();

    public int Of(Outcome outcome) => _outcomes.GetValueOrDefault(outcome);

    public void Survived() => Count(Outcome.Survived);

    public void Complain(Outcome outcome, string what)
    {
        Count(outcome);
        Complaints.Add($"{Part}: {outcome}: {what}");
    }

    /// <summary>The table of several parts, in Markdown.</summary>
    public static string Table(IReadOnlyList<Tally> tallies)
    {
        string Row(string name, Func<Tally, int> count, string note) =>
            $"| {name} | {string.Join(" | ", ((Func<Tally, int>[])[t => t.Events, .. Enum.GetValues<Outcome>().Select(o => (Func<Tally, int>)(t => t.Of(o)))])
                .Select(column => tallies.Where(t => count(t) > 0).Sum(column).ToString("N0", System.Globalization.CultureInfo.InvariantCulture)))} | {note} |";
        return string.Join(
            '\n',
            [
                "| part | events | survived | lost | doubled | unbounded | unhandled | |", "|---|---|---|---|---|---|---|---|",
                .. tallies.Select(tally => Row(tally.Part, t => t == tally ? 1 : 0, tally.Note)),
                Row("all", _ => 1, ""),
            ]);
    }

    private void Count(Outcome outcome)
    {
        lock (_outcomes) _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
    }
}
