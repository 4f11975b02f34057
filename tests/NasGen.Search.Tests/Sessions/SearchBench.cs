using NasGen.Search.Capacity;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Journals;
using NasGen.Search.Records;
using NasGen.Search.Sessions;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;

namespace NasGen.Search.Tests.Sessions;

/// <summary>A search of the toy space. Its journal is in a folder of its own, and its results are kept in memory.</summary>
internal class SearchBench : ISearchView
{
    private readonly MemoryOutput _output = new();

    public SearchBench(ToySpace? space = null)
    {
        Folder = Directory.CreateTempSubdirectory("nasgen-").FullName;
        Model = (space ?? new ToySpace()).In(Folder);
    }

    public string Folder { get; }

    public SpaceModel Model { get; private set; }

    public string State => Path.Combine(Folder, "obj", "nas");

    public List<string> Lines { get; } = [];

    public List<SearchStatus> Statuses { get; } = [];

    /// <summary>The results of the last search.</summary>
    public SearchFindings Findings => _output.Findings!;

    public SearchOrder Order(long? trials = null, TimeSpan? time = null, ulong seed = 1, int workers = 1, string strategy = "evolution") => new(
        Model, State, trials is null ? $"{time!.Value.TotalSeconds}s" : $"{trials}trials", time, trials, strategy, seed, workers, 1, "cpu")
    { Host = new SearchHost("1.0.0", "1.0.0+c0ffee", "a processor", "a system") };

    /// <summary>The same project with an edited model.</summary>
    public void Edit(ToySpace space) => Model = space.In(Folder);

    public Task<RunRecord> Search(SearchOrder order, IWorkforce workforce, CancellationToken stop = default) =>
        new SearchSession(order, workforce, new Deadline(order.Time, TimeSpan.Zero), this, OutputOf(order)).Run(stop);

    public CapacitySession Study(SearchOrder order, IWorkforce workforce) => new(order, workforce, this, OutputOf(order));

    /// <summary>The trials in the journal.</summary>
    public IReadOnlyList<Trial> Trials()
    {
        using var journal = OpenJournal();
        return journal.Trials();
    }

    public Journal OpenJournal() =>
        Journal.OpenToRead(Model.JournalPath(State), header => SpaceDescriptor.Parse(header.Descriptor).Space.ToSearchSpace());

    public void Say(string line)
    {
        lock (Lines) Lines.Add(line);
    }

    public void Show(SearchStatus status)
    {
        Statuses.Add(status);
        Say(status.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    protected virtual ISearchOutput OutputOf(SearchOrder order) => _output;
}
