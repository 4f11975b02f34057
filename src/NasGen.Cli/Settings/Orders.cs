using NasGen.Cli.Platform;
using NasGen.Cli.Profiles;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Strategies;

namespace NasGen.Cli.Settings;

/// <summary>Makes the order of each search: the settings, completed by the model's attributes and the defaults.</summary>
internal static class Orders
{
    public const string DefaultBudget = "10m";

    /// <summary>The orders, one per model.</summary>
    /// <exception cref="NasException">NAS2016, NAS2021, NAS2022, NAS2023 or NAS2050: the model or a setting cannot be used.</exception>
    public static IReadOnlyList<SearchOrder> Resolve(IReadOnlyList<SpaceModel> models, SearchSettings settings, WorkPlace place)
    {
        var strategy = settings.Get(SettingTable.Strategy);
        try
        {
            StrategyRegistry.EnsureKnown(strategy);
        }
        catch (Exception e) when (e is UnknownStrategyException or StrategyLoadException)
        {
            throw new NasException("NAS2022", e.Message, inner: e);
        }
        // Records and journals must not contain absolute paths of this machine.
        strategy = StrategyRegistry.WithLibrary(strategy, path => Path.GetRelativePath(place.ProjectDirectory, path).Replace('\\', '/'));
        var target = settings.Get(SettingTable.DeviceProfile) is { } profile ? DeviceTarget.Read(profile) : null;
        return [.. models.Select(model => Resolve(model, models.Count, settings, place, strategy, target))];
    }

    private static SearchOrder Resolve(
        SpaceModel model, int models, SearchSettings settings, WorkPlace place, string strategy, DeviceTarget? target)
    {
        KnownCosts.Require(model, target);
        var common = settings.Get(SettingTable.Budget);
        var text = common ?? model.Task.Budget ?? DefaultBudget;
        var budget = Parse(text, model, isAttribute: common is null);
        // A budget of the command is divided among the models; the budget of a model's attribute is not.
        var time = common is null ? budget.Time : budget.Time / models;
        var workers = settings.Get(SettingTable.Workers);
        var threads = Math.Max(1, Environment.ProcessorCount / workers);
        return new SearchOrder(
            model, place.StateDirectory, text, time, budget.Trials, strategy, settings.Get(SettingTable.Seed), workers, threads,
            settings.Get(SettingTable.Device), settings.Get(SettingTable.Weights), settings.Get(SettingTable.Force),
            target?.For(model.Descriptor.Space, threads), settings.Get(SettingTable.Capacity) ? Study(settings, model, models, text) : null)
        {
            Host = ThisHost.Facts,
            MayArrange = !settings.IsSet(SettingTable.Workers) && settings.Get(SettingTable.Device) == SettingTable.Device.Default,
            Baseline = settings.Get(SettingTable.Baseline),
            KeepsTestClosed = settings.Get(SettingTable.KeepTestClosed),
        };
    }

    /// <summary>The order of a capacity study. Without a budget of its own it has the same budget as the search.</summary>
    private static CapacityOrder Study(SearchSettings settings, SpaceModel model, int models, string searchBudget)
    {
        var own = settings.Get(SettingTable.CapacityBudget);
        var text = own ?? searchBudget;
        var isAttribute = own is null && settings.Get(SettingTable.Budget) is null;
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
