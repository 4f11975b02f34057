using NasGen.Cli.Hosting;
using NasGen.Cli.Records;
using NasGen.Cli.Reporting;
using NasGen.Cli.Searching;
using NasGen.Cli.Tests.Spaces;
using NasGen.Cli.Workers;
using NasGen.Descriptors;
using NasGen.Search.Journals;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Searching;

/// <summary>A project folder of its own for a search of the toy space.</summary>
internal sealed class Bench : ISearchView
{
    public Bench(ToyDefinition? definition = null)
    {
        Folder = Directory.CreateTempSubdirectory("nasgen-").FullName;
        Model = new SpaceModel(definition ?? new ToyDefinition(), Folder);
    }

    public string Folder { get; }

    public SpaceModel Model { get; private set; }

    public string State => Path.Combine(Folder, "obj", "nas");

    public List<string> Lines { get; } = [];

    public SearchOrder Order(long? trials = null, TimeSpan? time = null, ulong seed = 1, int workers = 1, string strategy = "evolution") => new(
        Model, State, trials is null ? $"{time!.Value.TotalSeconds}s" : $"{trials}trials", time, trials, strategy, seed, workers, 1, "cpu");

    /// <summary>The same project with an edited model.</summary>
    public void Edit(ToyDefinition definition) => Model = new SpaceModel(definition, Folder);

    public Task<RunRecord> Search(SearchOrder order, IWorkforce workforce, CancellationToken stop = default) =>
        new SearchSession(order, workforce, new Deadline(order.Time, TimeSpan.Zero), this).Run(stop);

    /// <summary>What the journal holds.</summary>
    public IReadOnlyList<Trial> Trials()
    {
        using var journal = OpenJournal();
        return journal.Trials();
    }

    public Journal OpenJournal() =>
        Journal.OpenToRead(Model.JournalPath(State), header => SpaceDescriptor.Parse(header.Descriptor).Space.ToSearchSpace());

    public void Say(string line) => Lines.Add(line);

    public void Show(SearchStatus status) => Lines.Add(status.ToString());

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
