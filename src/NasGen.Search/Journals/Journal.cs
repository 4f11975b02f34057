using System.Globalization;
using Microsoft.Data.Sqlite;
using NasGen.Search.Feasibility;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Journals;

/// <summary>
/// All that a search has found out, in one SQLite file, written after each trial: what a killed search goes on from. One process
/// writes; others may read meanwhile. Not safe for several threads at once.
/// </summary>
public sealed class Journal : IDisposable
{
    /// <summary>Dry runs are made again easily: they are written with the next trial, or when so many have gathered.</summary>
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

    public JournalHeader Header { get; }

    /// <summary>Opens the journal for writing, or begins it where there is none.</summary>
    /// <param name="header">Of a new journal; of one that exists only the hash is compared.</param>
    /// <exception cref="JournalException">It belongs to another space, cannot be written or read, or another process writes it.</exception>
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

    /// <summary>Opens a journal to look at it, also while a search writes it.</summary>
    /// <param name="toSpace">Makes the space from the header.</param>
    /// <exception cref="JournalException">It is missing or cannot be read.</exception>
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

    /// <summary>The sessions so far, oldest first.</summary>
    public IReadOnlyList<JournalRun> Runs() => Read("SELECT id, started, budget, strategy, finished, spent FROM runs ORDER BY id", r => new JournalRun(
        r.GetInt64(0), DateTimeOffset.Parse(r.GetString(1), CultureInfo.InvariantCulture), r.GetString(2), r.GetString(3), r.GetBoolean(4), r.GetDouble(5)));

    /// <summary>Begins a session; the trials that follow are its.</summary>
    public JournalRun BeginRun(string budget, string strategy, DateTimeOffset started)
    {
        _database.Transact(() => _database.Execute(
            "INSERT INTO runs (started, budget, strategy) VALUES ($started, $budget, $strategy)",
            ("$started", started.ToString("O", CultureInfo.InvariantCulture)), ("$budget", budget), ("$strategy", strategy)));
        return Runs()[^1];
    }

    /// <summary>Notes how much of its budget the newest session has spent, and whether it came to its end.</summary>
    public void UpdateRun(double spent, bool isFinished = false) => _database.Transact(() => WriteRun(spent, isFinished));

    /// <summary>The finished trials in the order in which they finished.</summary>
    public IReadOnlyList<Trial> Trials() => Read(
        "SELECT id, genotype, purpose, fidelity, seed, state, cause, metrics, costs, seconds FROM trials ORDER BY sequence",
        r => new Trial(r.GetInt64(0), _space.Parse(r.GetString(1)), r.GetString(2), r.GetDouble(3), ulong.Parse(r.GetString(4), CultureInfo.InvariantCulture))
        {
            State = Enum.Parse<TrialState>(r.GetString(5)),
            Cause = Text(r, 6),
            Measured = StoredMetrics.Read(JournalDatabase.Numbers(r.GetString(7))),
            Costs = JournalDatabase.Numbers(r.GetString(8)),
            Seconds = r.GetDouble(9),
        });

    /// <summary>Writes a finished trial; when this returns it is on the disk.</summary>
    /// <param name="spent">Of the session's budget so far, in seconds.</param>
    /// <exception cref="ArgumentException">It is still running.</exception>
    /// <exception cref="JournalException">The disk is full or failed; the journal is as it was before.</exception>
    public void Append(Trial trial, double spent)
    {
        if (trial.State == TrialState.Running) throw new ArgumentException("The trial is still running.", nameof(trial));
        _database.Transact(() =>
        {
            WriteDryRuns();
            WriteRun(spent, isFinished: false);
            _database.Execute(
                """
                INSERT INTO trials (id, run, genotype, purpose, fidelity, seed, state, cause, metrics, costs, seconds)
                VALUES ($id, (SELECT MAX(id) FROM runs), $genotype, $purpose, $fidelity, $seed, $state, $cause, $metrics, $costs, $seconds)
                """,
                ("$id", trial.Id), ("$genotype", trial.Genotype.ToString()), ("$purpose", trial.Purpose), ("$fidelity", trial.Fidelity),
                ("$seed", trial.Seed.ToString(CultureInfo.InvariantCulture)), ("$state", trial.State.ToString()), ("$cause", trial.Cause),
                ("$metrics", JournalDatabase.ToJson(StoredMetrics.Of(trial.Measured))),
                ("$costs", JournalDatabase.ToJson(trial.Costs)), ("$seconds", trial.Seconds));
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

    /// <summary>Keeps a dry run; it is written with the next trial at the latest.</summary>
    public void Append(Genotype genotype, CostEstimate estimate)
    {
        _pending.Add((genotype, estimate));
        if (_pending.Count < DryRunBatch) return;
        _database.Transact(WriteDryRuns);
        _pending.Clear();
    }

    /// <summary>The looks at the test set, oldest first.</summary>
    public IReadOnlyList<TestLook> TestLooks() => Read("SELECT winner, genotype, seed, metrics FROM test_looks ORDER BY sequence", r => new TestLook(
        r.GetString(0), _space.Parse(r.GetString(1)), ulong.Parse(r.GetString(2), CultureInfo.InvariantCulture), JournalDatabase.Numbers(r.GetString(3))));

    /// <summary>Writes that the test set was looked at.</summary>
    public void Append(TestLook look) => _database.Transact(() => _database.Execute(
        "INSERT INTO test_looks (run, winner, genotype, seed, metrics) VALUES ((SELECT MAX(id) FROM runs), $winner, $genotype, $seed, $metrics)",
        ("$winner", look.Winner), ("$genotype", look.Genotype.ToString()), ("$seed", look.Seed.ToString(CultureInfo.InvariantCulture)),
        ("$metrics", JournalDatabase.ToJson(look.Metrics))));

    /// <summary>What else is kept by name: the verdict, as JSON; <see langword="null"/> where there is none.</summary>
    public string? ReadDocument(string key)
    {
        string? value = null;
        _database.Guard(() => value = _database.Scalar("SELECT value FROM documents WHERE key = $key", ("$key", key)) as string);
        return value;
    }

    /// <summary>Keeps a text by name, in place of what it held.</summary>
    public void WriteDocument(string key, string value) => _database.Transact(() => _database.Execute(
        "INSERT INTO documents (key, value) VALUES ($key, $value) ON CONFLICT (key) DO UPDATE SET value = excluded.value", ("$key", key), ("$value", value)));

    /// <summary>Writes what is pending and closes the file.</summary>
    public void Dispose()
    {
        try
        {
            if (_pending.Count > 0) _database.Transact(WriteDryRuns);
        }
        catch (JournalException)
        {
            // Dry runs are a cache: the disk being full was said when a trial was written, or will be.
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
