using System.Globalization;
using Microsoft.Data.Sqlite;
using NasGen.Search.Feasibility;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Journals;

/// <summary>
/// All results of a search in one SQLite file, written after each trial: a killed search continues from it. One process writes; others may read
/// at the same time. Not safe for several threads at once.
/// </summary>
/// <example>
/// Lists the trials of a journal:
/// <code>
/// using var journal = Journal.OpenToRead("Digits.nas.db", header => space);
/// foreach (var trial in journal.Trials()) Console.WriteLine($"{trial.Id}: {trial.Genotype} {trial.State}");
/// </code>
/// </example>
public sealed class Journal : IDisposable
{
    /// <summary>The number of dry runs that are written at once. They are cheap to repeat, therefore they wait for the next trial or for this number.</summary>
    private const int DryRunBatch = 50;

    private readonly JournalDatabase _database;
    private readonly JournalLock? _lock;
    private readonly SearchSpace _space;
    private readonly List<(Genotype Genotype, CostEstimate Estimate)> _pending = [];

    private Journal(JournalDatabase database, JournalLock? writer, SearchSpace space, JournalHeader header)
    {
        _database = database;
        _lock = writer;
        _space = space;
        Header = header;
    }

    /// <summary>The identity of the journal.</summary>
    public JournalHeader Header { get; }

    internal SearchSpace Space => _space;

    /// <summary>Opens a journal for writing, or creates it.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="space">The search space.</param>
    /// <param name="header">The header of a new journal. For an existing one only the hash is compared.</param>
    /// <exception cref="JournalException">The journal belongs to another space, cannot be written or read, or is written by another process.</exception>
    public static Journal Open(string path, SearchSpace space, JournalHeader header) => Open(path, space, header, null);

    internal static Journal Open(string path, SearchSpace space, JournalHeader header, int? maxPages)
    {
        JournalLock? writer = null;
        JournalDatabase? database = null;
        try
        {
            writer = new JournalLock(path);
            database = new JournalDatabase(path, create: true, maxPages);
            var found = ReadHeader(database);
            if (found is null) WriteHeader(database, header);
            else if (found.Hash != header.Hash)
                throw new JournalException(
                    JournalFailure.AnotherSpace, path,
                    $"'{path}' is the journal of another search space: {found.Space} with the hash {found.Hash}, not {header.Space} with {header.Hash}.");
            return new Journal(database, writer, space, found ?? header);
        }
        catch
        {
            database?.Dispose();
            writer?.Dispose();
            throw;
        }
    }

    /// <summary>Opens a journal for reading, also while a search writes it.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="toSpace">The function that makes the space from the header.</param>
    /// <exception cref="JournalException">The journal is missing or cannot be read.</exception>
    public static Journal OpenToRead(string path, Func<JournalHeader, SearchSpace> toSpace)
    {
        if (!File.Exists(path)) throw new JournalException(JournalFailure.Missing, path, $"There is no journal '{path}'.");
        var database = new JournalDatabase(path, create: false);
        try
        {
            var header = ReadHeader(database) ?? throw new JournalException(JournalFailure.Unreadable, path, $"'{path}' has no header yet.");
            return new Journal(database, null, SpaceOf(header, toSpace, database), header);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>The sessions, oldest first.</summary>
    /// <exception cref="JournalException">A row cannot be read.</exception>
    public IReadOnlyList<JournalRun> Runs() => Read("runs", "id", "started, budget, strategy, finished, spent", r => new JournalRun(
        r.Id(0), r.Time(1), r.Text(2), r.Text(3), r.Truth(4), r.Seconds(5)));

    /// <summary>Begins a session, to which the following trials belong.</summary>
    public JournalRun BeginRun(string budget, string strategy, DateTimeOffset started)
    {
        _database.Transact(() => _database.Execute(
            "INSERT INTO runs (started, budget, strategy) VALUES ($started, $budget, $strategy)",
            ("$started", started.ToString("O", CultureInfo.InvariantCulture)), ("$budget", budget), ("$strategy", strategy)));
        return Runs()[^1];
    }

    /// <summary>Records how much of its budget the newest session has spent, in seconds, and whether it has finished.</summary>
    public void UpdateRun(double spent, bool isFinished = false) => _database.Transact(() => WriteRun(spent, isFinished));

    /// <summary>
    /// The finished trials in the order in which they finished. Rows that cannot be read are left out, and <see cref="Unreadable"/> names them.
    /// </summary>
    public IReadOnlyList<Trial> Trials()
    {
        List<string> unreadable = [];
        HashSet<long> ids = [];
        var trials = Read(
            "trials", "sequence", "id, genotype, purpose, fidelity, seed, state, cause, metrics, costs, seconds, start, node",
            row => ToTrial(row) is var trial && ids.Add(trial.Id) ? trial : throw new FormatException($"an earlier row is trial {trial.Id}, too"), unreadable);
        Unreadable = unreadable;
        return trials;
    }

    /// <summary>The rows that the last call of <see cref="Trials"/> left out because they are damaged, each with the reason.</summary>
    public IReadOnlyList<string> Unreadable { get; private set; } = [];

    /// <summary>A number that no trial of the journal has, and none that is left out.</summary>
    internal long NextTrial()
    {
        var last = 0L;
        // The index of a damaged journal may say something else than the rows, which are what is read.
        const string Last = "SELECT MAX(id) FROM trials NOT INDEXED WHERE typeof(id) = 'integer' AND id < 9007199254740992";
        _database.Guard(() => last = _database.Scalar(Last) as long? ?? 0);
        return Math.Max(0, last) + 1;
    }

    /// <summary>Writes a finished trial. It is on the disk when this method returns.</summary>
    /// <param name="trial">The finished trial.</param>
    /// <param name="spent">The part of the session's budget that is spent so far, in seconds.</param>
    /// <exception cref="ArgumentException">The trial is still running.</exception>
    /// <exception cref="JournalException">The disk is full or failed; the journal is unchanged.</exception>
    public void Append(Trial trial, double spent)
    {
        if (trial.State == TrialState.Running) throw new ArgumentException("The trial is still running.", nameof(trial));
        _database.Transact(() =>
        {
            WriteDryRuns();
            WriteRun(spent, isFinished: false);
            _database.Execute(
                """
                INSERT INTO trials (id, run, genotype, purpose, fidelity, seed, state, cause, metrics, costs, seconds, start, node)
                VALUES (
                    $id, (SELECT MAX(id) FROM runs), $genotype, $purpose, $fidelity, $seed, $state, $cause, $metrics, $costs, $seconds, $start, $node)
                """,
                ("$id", trial.Id), ("$genotype", trial.Genotype.ToString()), ("$purpose", trial.Purpose), ("$fidelity", trial.Fidelity),
                ("$seed", trial.Seed.ToString(CultureInfo.InvariantCulture)), ("$state", trial.State.ToString()), ("$cause", trial.Cause),
                ("$metrics", JournalDatabase.ToJson(StoredMetrics.Of(trial.Measured))),
                ("$costs", JournalDatabase.ToJson(trial.Costs)), ("$seconds", trial.Seconds), ("$start", trial.From), ("$node", trial.Node));
        });
        _pending.Clear();
    }

    /// <summary>The dry runs, for <see cref="FeasibleSet.Remember"/>.</summary>
    /// <remarks>Rows that cannot be read, or name an architecture again, are left out: a dry run can be made again.</remarks>
    public IReadOnlyList<(Genotype Genotype, CostEstimate Estimate)> DryRuns() =>
    [
        .. Read(
            "dry_runs", "sequence", "genotype, costs, cause, detail",
            r => (Genotype: _space.Parse(r.Text(1)), new CostEstimate(r.Numbers(2), r.OptionalText(3), JournalDatabase.Shapes(r.OptionalText(4)))), [])
            .DistinctBy(row => row.Genotype),
        .. _pending,
    ];

    /// <summary>Adds a dry run. It is written with the next trial at the latest.</summary>
    public void Append(Genotype genotype, CostEstimate estimate)
    {
        _pending.Add((genotype, estimate));
        if (_pending.Count < DryRunBatch) return;
        _database.Transact(WriteDryRuns);
        _pending.Clear();
    }

    /// <summary>The evaluations on the test set, oldest first.</summary>
    /// <exception cref="JournalException">A row cannot be read.</exception>
    public IReadOnlyList<TestLook> TestLooks() => Read(
        "test_looks", "sequence", "winner, genotype, seed, metrics", r => new TestLook(r.Text(1), _space.Parse(r.Text(2)), r.Seed(3), r.Numbers(4)));

    /// <summary>Records an evaluation on the test set.</summary>
    public void Append(TestLook look) => _database.Transact(() => _database.Execute(
        "INSERT INTO test_looks (run, winner, genotype, seed, metrics) VALUES ((SELECT MAX(id) FROM runs), $winner, $genotype, $seed, $metrics)",
        ("$winner", look.Winner), ("$genotype", look.Genotype.ToString()), ("$seed", look.Seed.ToString(CultureInfo.InvariantCulture)),
        ("$metrics", JournalDatabase.ToJson(look.Metrics))));

    /// <summary>A document by its name, such as the verdict as JSON; <see langword="null"/> if there is none.</summary>
    public string? ReadDocument(string key)
    {
        string? value = null;
        _database.Guard(() => value = _database.Scalar("SELECT value FROM documents WHERE key = $key", ("$key", key)) as string);
        return value;
    }

    /// <summary>Reads a document by its name; the default value if there is none.</summary>
    /// <param name="key">The name.</param>
    /// <param name="read">The function that reads its text. Whatever it throws says that the document is damaged.</param>
    /// <exception cref="JournalException">The document cannot be read.</exception>
    internal T? ReadDocument<T>(string key, Func<string, T?> read)
    {
        if (ReadDocument(key) is not { } text) return default;
        try
        {
            return read(text);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw _database.Damaged($"its document '{key}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a document that the search can do without; the default value if there is none or it is damaged.</summary>
    internal T? ReadDocumentIfWhole<T>(string key, Func<string, T?> read)
    {
        try
        {
            return ReadDocument(key, read);
        }
        catch (JournalException e) when (e.InnerException is not SqliteException)
        {
            return default;
        }
    }

    /// <summary>Writes a document, replacing an earlier one of the same name.</summary>
    public void WriteDocument(string key, string value) => _database.Transact(() => _database.Execute(
        "INSERT INTO documents (key, value) VALUES ($key, $value) ON CONFLICT (key) DO UPDATE SET value = excluded.value", ("$key", key), ("$value", value)));

    /// <summary>Writes pending dry runs and closes the file.</summary>
    public void Dispose()
    {
        try
        {
            if (_pending.Count > 0) _database.Transact(WriteDryRuns);
        }
        catch (JournalException)
        {
            // Dry runs are a cache. A full disk is reported when a trial is written.
        }
        _database.Dispose();
        _lock?.Dispose();
    }

    private Trial ToTrial(JournalRow row)
    {
        var trial = new Trial(row.Id(1), _space.Parse(row.Text(2)), row.Text(3), row.Number(4, double.Epsilon, 1), row.Seed(5))
        {
            State = row.Member<TrialState>(6),
            Cause = row.OptionalText(7),
            Measured = StoredMetrics.Read(row.Numbers(8)),
            Costs = row.Numbers(9),
            Seconds = row.Seconds(10),
            From = row.Number(11, 0, 1),
            Node = row.OptionalText(12),
        };
        return trial.State == TrialState.Running ? throw new FormatException("a trial that is running is not written")
            : trial.State == TrialState.Completed && trial.Metrics.Count == 0 ? throw new FormatException("a completed trial has no metrics")
            : trial;
    }

    private static JournalHeader? ReadHeader(JournalDatabase database)
    {
        var meta = new Dictionary<string, string>(StringComparer.Ordinal);
        database.Guard(() => database.Rows("SELECT key, value FROM meta", r => meta[r.GetValue(0) as string ?? ""] = r.GetValue(1) as string ?? ""));
        if (meta.Count == 0) return null;
        // The report is named after the space.
        if (!meta.GetValueOrDefault("space", "").Split('.').All(CSharpNames.IsIdentifier)) throw Wrong("space");
        if (!ulong.TryParse(meta.GetValueOrDefault("seed"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)) throw Wrong("seed");
        return new(meta["space"], Text("hash"), Text("descriptor"), seed, Text("versions"));

        string Text(string key) => meta.GetValueOrDefault(key) is { Length: > 0 } text ? text : throw Wrong(key);

        JournalException Wrong(string key) =>
            database.Damaged($"row '{key}' of meta cannot be read: it is '{Words.Short(meta.GetValueOrDefault(key, ""), 60)}'");
    }

    private static SearchSpace SpaceOf(JournalHeader header, Func<JournalHeader, SearchSpace> toSpace, JournalDatabase database)
    {
        try
        {
            return toSpace(header);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw database.Damaged($"row 'descriptor' of meta, which describes the space, cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Whether an exception while a value is read says something about the value, and not about the file or the machine.</summary>
    private static bool IsDamage(Exception exception) => exception is not (SqliteException or OutOfMemoryException or OperationCanceledException);

    private static void WriteHeader(JournalDatabase database, JournalHeader header) => database.Transact(() =>
    {
        Write("space", header.Space);
        Write("hash", header.Hash);
        Write("descriptor", header.Descriptor);
        Write("seed", header.Seed.ToString(CultureInfo.InvariantCulture));
        Write("versions", header.Versions);
        void Write(string key, string value) => database.Execute("INSERT INTO meta (key, value) VALUES ($key, $value)", ("$key", key), ("$value", value));
    });

    private void WriteRun(double spent, bool isFinished) => _database.Execute(
        "UPDATE runs SET spent = $spent, finished = $finished WHERE id = (SELECT MAX(id) FROM runs)", ("$spent", spent), ("$finished", isFinished));

    private void WriteDryRuns()
    {
        foreach (var (genotype, estimate) in _pending)
            _database.Execute(
                "INSERT OR REPLACE INTO dry_runs (genotype, costs, cause, detail) VALUES ($genotype, $costs, $cause, $detail)",
                ("$genotype", genotype.ToString()), ("$costs", JournalDatabase.ToJson(estimate.Costs)), ("$cause", estimate.Cause),
                ("$detail", JournalDatabase.ToJson(estimate.Shapes)));
    }

    /// <summary>Reads a table.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="key">The column by which rows are ordered and named in errors. It is the first one that <paramref name="read"/> sees.</param>
    /// <param name="columns">The other columns.</param>
    /// <param name="read">The function that makes a value of a row.</param>
    /// <param name="unreadable">The receiver of the rows that cannot be read; <see langword="null"/>: they are an error.</param>
    private List<T> Read<T>(string table, string key, string columns, Func<JournalRow, T> read, List<string>? unreadable = null)
    {
        List<T> rows = [];
        _database.Guard(() => _database.Rows($"SELECT {key}, {columns} FROM {table} ORDER BY {key}", reader =>
        {
            try
            {
                rows.Add(read(new JournalRow(reader)));
            }
            catch (Exception e) when (IsDamage(e))
            {
                var row = $"row {reader.GetValue(0)} of {table} cannot be read: {e.Message}";
                if (unreadable is null) throw _database.Damaged(row, e);
                unreadable.Add(row);
            }
        }));
        return rows;
    }
}
