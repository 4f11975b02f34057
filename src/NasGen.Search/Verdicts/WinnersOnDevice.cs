using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Records;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Verdicts;

/// <summary>The winners on the device whose profile predicted their costs: their measured latency if it is this machine, and their energy per day.</summary>
internal sealed class WinnersOnDevice(SearchOrder order, Goal goal, DryRuns dryRuns)
{
    private const double SecondsPerHour = 3600;

    /// <summary>
    /// Adds the energy of a day of the winners by parts, and their measured latencies, if latency matters and was predicted for this machine.
    /// </summary>
    public async Task<SearchFindings> Measure(SearchFindings findings, CancellationToken stop)
    {
        var measures = order.Target is { IsThisMachine: true } && goal.NeedsLatency;
        List<WinnerRecord> records = [];
        foreach (var (record, winner) in findings.Record.Winners.Zip(findings.Winners))
            records.Add(record with { EnergyOfADay = Day(record), MeasuredLatency = measures ? await Latency(winner, stop) : null });
        return findings with { Record = findings.Record with { Winners = records } };
    }

    /// <summary>The joules of a day by parts; <see langword="null"/> if the profile does not state the inferences of a day.</summary>
    private DayRecord? Day(WinnerRecord winner)
    {
        var rate = order.Model.Descriptor.Space.RateOf(order.Model.Space.Parse(winner.Genotype));
        if (!winner.Costs.TryGetValue(CostName.EnergyPerDay, out var total) || order.Target?.Power?.Day(joules: 0, rate) is not { } day) return null;
        return new DayRecord
        {
            Inferences = Rounding.Round(total - day.Total),
            Sampling = Rounding.Round(day.Sampling),
            Idle = Rounding.Round(day.Idle),
        };
    }

    /// <summary>The measured latency; <see langword="null"/> if the worker did not survive it. The verdict does not depend on it.</summary>
    private async Task<double?> Latency(Winner winner, CancellationToken stop)
    {
        try
        {
            return Rounding.Round(await dryRuns.Latency(winner.Genotype, stop), 3);
        }
        catch (Exception e) when (e is WorkerCrashedException or WorkerTimeoutException)
        {
            return null;
        }
    }

    /// <summary>The latency and the energy of the winners as lines for the user.</summary>
    public IEnumerable<string> Lines(RunRecord record)
    {
        if (order.Target is null) yield break;
        foreach (var winner in record.Winners)
        {
            if (winner.MeasuredLatency is { } measured && winner.Costs.TryGetValue(CostName.Latency, out var predicted))
            {
                yield return $"  {winner.Class}: latency {NumberText.Cost(CostName.Latency, predicted)} predicted, "
                    + $"{NumberText.Cost(CostName.Latency, measured)} measured";
                foreach (var limit in Limits(winner).Where(l => l.Cost == CostName.Latency && measured > l.Max))
                    yield return $"  {winner.Class} exceeds its limit of {NumberText.Cost(limit.Cost, limit.Max)} by measurement.";
            }
            if (Energy(winner) is { } energy) yield return $"  {winner.Class}: {energy}";
        }
    }

    private IEnumerable<Limit> Limits(WinnerRecord winner) =>
        goal.Objectives.Limits.Concat(order.Model.Task.Picks.Where(p => p.Name == winner.Class).Select(p => new Limit(p.Cost, p.Max)));

    /// <summary>The energy of a winner per inference and per day: the device infers for the duty cycle, and is idle for the rest of the day.</summary>
    private string? Energy(WinnerRecord winner)
    {
        if (order.Target!.Power is not { } device || !winner.Costs.TryGetValue(CostName.Energy, out var joules)) return null;
        var text = $"{NumberText.Cost(CostName.Energy, joules)} per inference";
        if (winner.EnergyOfADay is { } parts) return text + PerDay(device, winner.Costs[CostName.EnergyPerDay], parts);
        if (device.DutyCycle is not { } duty || !winner.Costs.TryGetValue(CostName.Latency, out var latency) || latency <= 0) return text;
        var inferences = duty * DevicePower.SecondsPerDay / latency;
        var day = inferences * joules + (1 - duty) * DevicePower.SecondsPerDay * device.IdleWatts;
        text += $", {NumberText.Digits(day, 3)} J per day at {NumberText.Digits(100 * duty, 3)} % of the time ({NumberText.Count(inferences)} inferences)";
        return text + OnBattery(device, day);
    }

    /// <summary>The joules of a day of a stated number of inferences, by parts.</summary>
    private static string PerDay(DevicePower device, double total, DayRecord day)
    {
        var parts = new (string Name, double Joules)[] { ("inferences", day.Inferences), ("sampling", day.Sampling), ("idle", day.Idle) };
        return $", {NumberText.Digits(total, 3)} J per day: "
            + string.Join(", ", parts.Where(p => p.Joules > 0).Select(p => $"{p.Name} {NumberText.Digits(p.Joules, 3)} J")) + OnBattery(device, total);
    }

    private static string OnBattery(DevicePower device, double day) => device.Battery is { } wattHours && day > 0
        ? $", {NumberText.Digits(wattHours * SecondsPerHour / day, 3)} days on its battery"
        : "";
}
