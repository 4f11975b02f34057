using System.Globalization;
using Microsoft.Data.Sqlite;
using NasGen.Search.Feasibility;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

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
            return new Journal(database, null, toSpace(header), header);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>The sessions, oldest first.</summary>
    public IReadOnlyList<JournalRun> Runs() => Read("SELECT id, started, budget, strategy, finished, spent FROM runs ORDER BY id", r => new JournalRun(
        r.GetInt64(0), DateTimeOffset.Parse(r.GetString(1), CultureInfo.InvariantCulture), r.GetString(2), r.GetString(3), r.GetBoolean(4), r.GetDouble(5)));

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

    /// <summary>The finished trials in the order in which they finished.</summary>
    public IReadOnlyList<Trial> Trials() => Read(
        "SELECT id, genotype, purpose, fidelity, seed, state, cause, metrics, costs, seconds, start FROM trials ORDER BY sequence",
        r => new Trial(r.GetInt64(0), _space.Parse(r.GetString(1)), r.GetString(2), r.GetDouble(3), ulong.Parse(r.GetString(4), CultureInfo.InvariantCulture))
        {
            State = Enum.Parse<TrialState>(r.GetString(5)),
            Cause = Text(r, 6),
            Measured = StoredMetrics.Read(JournalDatabase.Numbers(r.GetString(7))),
            Costs = JournalDatabase.Numbers(r.GetString(8)),
            Seconds = r.GetDouble(9),
            From = r.GetDouble(10),
        });

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
                INSERT INTO trials (id, run, genotype, purpose, fidelity, seed, state, cause, metrics, costs, seconds, start)
                VALUES ($id, (SELECT MAX(id) FROM runs), $genotype, $purpose, $fidelity, $seed, $state, $cause, $metrics, $costs, $seconds, $start)
                """,
                ("$id", trial.Id), ("$genotype", trial.Genotype.ToString()), ("$purpose", trial.Purpose), ("$fidelity", trial.Fidelity),
                ("$seed", trial.Seed.ToString(CultureInfo.InvariantCulture)), ("$state", trial.State.ToString()), ("$cause", trial.Cause),
                ("$metrics", JournalDatabase.ToJson(StoredMetrics.Of(trial.Measured))),
                ("$costs", JournalDatabase.ToJson(trial.Costs)), ("$seconds", trial.Seconds), ("$start", trial.From));
        });
        _pending.Clear();
    }

    /// <summary>The dry runs, for <see cref="FeasibleSet.Remember"/>.</summary>
    public IReadOnlyList<(Genotype Genotype, CostEstimate Estimate)> DryRuns() =>
    [
        .. Read(
            "SELECT genotype, costs, cause, detail FROM dry_runs ORDER BY sequence",
            r => (_space.Parse(r.GetString(0)), new CostEstimate(JournalDatabase.Numbers(r.GetString(1)), Text(r, 2), JournalDatabase.Shapes(Text(r, 3))))),
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
    public IReadOnlyList<TestLook> TestLooks() => Read("SELECT winner, genotype, seed, metrics FROM test_looks ORDER BY sequence", r => new TestLook(
        r.GetString(0), _space.Parse(r.GetString(1)), ulong.Parse(r.GetString(2), CultureInfo.InvariantCulture), JournalDatabase.Numbers(r.GetString(3))));

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

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static JournalHeader? ReadHeader(JournalDatabase database)
    {
        JournalHeader? header = null;
        database.Guard(() =>
        {
            var meta = database.Rows("SELECT key, value FROM meta", r => (r.GetString(0), r.GetString(1))).ToDictionary(StringComparer.Ordinal);
            if (meta.Count > 0)
                header = new(meta["space"], meta["hash"], meta["descriptor"], ulong.Parse(meta["seed"], CultureInfo.InvariantCulture), meta["versions"]);
        });
        return header;
    }

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

    private IReadOnlyList<T> Read<T>(string sql, Func<SqliteDataReader, T> read)
    {
        List<T> rows = [];
        _database.Guard(() => rows = _database.Rows(sql, read));
        return rows;
    }
}
