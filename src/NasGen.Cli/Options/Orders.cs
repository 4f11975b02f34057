using NasGen.Cli.Devices;
using NasGen.Cli.Hosting;
using NasGen.Cli.Platform;
using NasGen.Cli.Searching;
using NasGen.Cli.Searching.Capacity;
using NasGen.Evaluation;
using NasGen.Search.Budgets;
using NasGen.Search.Strategies;

namespace NasGen.Cli.Options;

/// <summary>Settings resolved: command line over <c>nasgen.yaml</c> over attribute over default.</summary>
internal static class Orders
{
    public const string DefaultBudget = "10m";

    /// <exception cref="NasException">NAS2016, NAS2021, NAS2022, NAS2023 or NAS2050: the model or a setting cannot be used.</exception>
    public static IReadOnlyList<SearchOrder> Resolve(IReadOnlyList<SpaceModel> models, SearchSettings settings, WorkPlace place, bool force)
    {
        var strategy = settings.Strategy ?? StrategyRegistry.Default;
        try
        {
            StrategyRegistry.EnsureKnown(strategy);
        }
        catch (Exception e) when (e is UnknownStrategyException or StrategyLoadException)
        {
            throw new NasException("NAS2022", e.Message, inner: e);
        }
        if (settings.Workers is < 1) throw new NasException("NAS2023", $"'{settings.Workers}' workers do no work: at least 1 is needed.");
        var workers = settings.Workers ?? Environment.ProcessorCount;
        var target = settings.DeviceProfile is { } path ? DeviceTarget.Read(Path.GetFullPath(path, place.ProjectDirectory)) : null;
        return [.. models.Select(model => Resolve(model, models.Count, settings, place, force, strategy, workers, target))];
    }

    private static SearchOrder Resolve(
        SpaceModel model, int models, SearchSettings settings, WorkPlace place, bool force, string strategy, int workers, DeviceTarget? target)
    {
        KnownCosts.Require(model, target);
        var text = settings.Budget ?? model.Task.Budget ?? DefaultBudget;
        var budget = Parse(text, model, isAttribute: settings.Budget is null);
        // One budget for the command is shared out; a model's own is its own.
        var time = settings.Budget is null ? budget.Time : budget.Time / models;
        var threads = Math.Max(1, Environment.ProcessorCount / workers);
        return new SearchOrder(
            model, place.StateDirectory, text, time, budget.Trials, strategy, settings.Seed ?? 0, workers, threads,
            settings.Device ?? "cpu", settings.Weights, force, target?.For(model.Descriptor.Space, threads), settings.Capacity == true ? Study(settings, model, models, text) : null)
        { Host = ThisHost.Facts };
    }

    /// <summary>Of its own budget, or as long as the search.</summary>
    private static CapacityOrder Study(SearchSettings settings, SpaceModel model, int models, string searchBudget)
    {
        var text = settings.CapacityBudget ?? searchBudget;
        var isAttribute = settings.CapacityBudget is null && settings.Budget is null;
        var budget = Parse(text, model, isAttribute);
        return new CapacityOrder(text, isAttribute ? budget.Time : budget.Time / models, budget.Trials);
    }

    private static Budget Parse(string text, SpaceModel model, bool isAttribute)
    {
        try
        {
            return Budget.Parse(text);
        }
        catch (FormatException e)
        {
            throw new NasException("NAS2021", e.Message, isAttribute ? model.File : null, isAttribute ? model.Task.Line : 0, e);
        }
    }
}
