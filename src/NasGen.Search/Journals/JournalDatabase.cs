using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Data.Sqlite;
using NasGen.Search.Contracts;
using NasGen.Search.Wording;

namespace NasGen.Search.Journals;

/// <summary>
/// The SQLite file of a journal. It uses a rollback journal with <c>synchronous=FULL</c>, not WAL: one transaction per trial is so rare that its
/// two syncs do not matter, committed data survive a power cut, and the whole state is one file that works on network shares and can be
/// copied between trials. Readers in other processes wait a few milliseconds for a commit, and the writer waits for them.
/// </summary>
internal sealed class JournalDatabase : IDisposable
{
    private const int Format = 3;

    /// <summary>What each earlier format lacks, in the order of the formats.</summary>
    private static readonly string[] Additions =
    [
        "ALTER TABLE trials ADD COLUMN start REAL NOT NULL DEFAULT 0",
        "ALTER TABLE trials ADD COLUMN node TEXT",
    ];

    private const string Schema = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE runs (id INTEGER PRIMARY KEY, started TEXT NOT NULL, budget TEXT NOT NULL, strategy TEXT NOT NULL,
            finished INTEGER NOT NULL DEFAULT 0, spent REAL NOT NULL DEFAULT 0);
        CREATE TABLE trials (sequence INTEGER PRIMARY KEY, id INTEGER NOT NULL UNIQUE, run INTEGER NOT NULL REFERENCES runs (id),
            genotype TEXT NOT NULL, purpose TEXT NOT NULL, fidelity REAL NOT NULL, seed TEXT NOT NULL, state TEXT NOT NULL, cause TEXT,
            metrics TEXT NOT NULL, costs TEXT NOT NULL, seconds REAL NOT NULL, start REAL NOT NULL DEFAULT 0, node TEXT);
        CREATE TABLE dry_runs (sequence INTEGER PRIMARY KEY, genotype TEXT NOT NULL UNIQUE, costs TEXT NOT NULL, cause TEXT, detail TEXT);
        CREATE TABLE test_looks (sequence INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs (id), winner TEXT NOT NULL,
            genotype TEXT NOT NULL, seed TEXT NOT NULL, metrics TEXT NOT NULL);
        CREATE TABLE documents (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """;

    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly SqliteConnection _connection;
    private SqliteTransaction? _transaction;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="create">Whether to write, and to turn a new or empty file into a journal.</param>
    /// <param name="maxPages">The largest size in pages of 4096 bytes, by which tests simulate a full disk.</param>
    public JournalDatabase(string path, bool create, int? maxPages = null)
    {
        Path = path;
        var source = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            // Reading needs write access too: whoever first opens a journal after a crash rolls the last transaction back.
            Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            Pooling = false,
        };
        _connection = new SqliteConnection(source.ToString());
        try
        {
            Guard(() =>
            {
                _connection.Open();
                // A journal may come from anyone, and may be damaged.
                Execute("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON");
                if (maxPages is not null) Execute($"PRAGMA max_page_count={maxPages}");
                var format = Convert.ToInt32(Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture);
                if (create) Execute("PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL");
                if (format == 0 && create) Bring(Schema);
                else if (format is > 0 and < Format) Bring(string.Join(';', Additions[(format - 1)..]));
                else if (format != Format)
                    throw new JournalException(JournalFailure.Unreadable, path, format == 0
                        ? $"'{path}' is not a journal."
                        : $"'{path}' was written by a later version of NasGen (format {format}).");
                if (!create) Execute("PRAGMA query_only=ON");
                if (create && Scalar("PRAGMA quick_check(1)") is string state and not "ok") throw Damaged(state);
                if (Scalar("SELECT name FROM sqlite_schema WHERE type NOT IN ('table', 'index') LIMIT 1") is string foreign)
                    throw new JournalException(
                        JournalFailure.Unreadable, path, $"'{path}' is not a journal: it holds '{foreign}', which NasGen did not write.");
            });
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public string Path { get; }

    /// <summary>The error of a part that cannot be read.</summary>
    /// <param name="what">The part and the reason, as a sentence without its end.</param>
    public JournalException Damaged(string what, Exception? inner = null) =>
        new(JournalFailure.Unreadable, Path, $"'{Path}' is damaged: {Words.Short(CanonicalError.OneLine(what), 500).TrimEnd('.')}.", inner);

    /// <summary>Brings the file to the present format.</summary>
    private void Bring(string changes) => Transact(() =>
    {
        Execute(changes);
        Execute($"PRAGMA user_version={Format}");
    });

    /// <summary>Runs an action in a transaction.</summary>
    public void Transact(Action action) => Guard(() =>
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        _transaction = transaction;
        try
        {
            action();
            transaction.Commit();
        }
        finally
        {
            _transaction = null;
        }
    });

    public void Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        command.ExecuteNonQuery();
    }

    public object? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteScalar();
    }

    /// <summary>Visits the rows of a query.</summary>
    public void Rows(string sql, Action<SqliteDataReader> visit)
    {
        using var command = Command(sql, []);
        using var reader = command.ExecuteReader();
        while (reader.Read()) visit(reader);
    }

    /// <summary>Runs an action and translates SQLite's errors.</summary>
    public void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (SqliteException e)
        {
            throw JournalException.From(e, Path);
        }
    }

    public static string ToJson(IReadOnlyDictionary<string, double> numbers) =>
        JsonSerializer.Serialize(new SortedDictionary<string, double>(numbers.ToDictionary(), StringComparer.Ordinal), Json);

    public static IReadOnlyDictionary<string, double>? Numbers(string json) => JsonSerializer.Deserialize<Dictionary<string, double>>(json, Json);

    public static string? ToJson(ArchitectureShapes? shapes) => shapes is null ? null : JsonSerializer.Serialize(shapes, Json);

    public static ArchitectureShapes? Shapes(string? json) => json is null ? null : JsonSerializer.Deserialize<ArchitectureShapes>(json, Json);

    public void Dispose() => _connection.Dispose();

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = _transaction;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
