using NasGen.Search.Contracts;
using NasGen.Search.Trials;

namespace NasGen.Cli.Profiles;

/// <summary>Checks that all costs in a model can be computed.</summary>
internal static class KnownCosts
{
    /// <exception cref="NasException">NAS2016: the model uses energy, and no profile describes it.</exception>
    public static void Require(SpaceModel model, DeviceTarget? target)
    {
        var goal = new Goal(model.Task);
        var ofDay = goal.Names(CostName.EnergyPerDay);
        if (target?.Profile.Energy is { } energy)
        {
            if (!ofDay) return;
            if (energy.InferencesPerDay is null)
                throw Fault(
                    $"Cost.EnergyPerDay needs the inferences of a day, which the device profile {target.Name} does not state. Add a line such as "
                    + "'inferencesPerDay: 100800' to its 'energy' section.");
            if (energy.PerSample > 0 && model.Descriptor.Space.Resolution() is null)
                throw Fault(
                    $"The device profile {target.Name} states the energy of a sample (perSample), but the space has no [Resolution], so the samples of a day "
                    + "are not known. Add a [Resolution], or count sampling in idleWatts.");
            return;
        }
        if (!ofDay && !goal.Names(CostName.Energy)) return;
        throw Fault(
            target is null
                ? $"Cost.{(ofDay ? CostName.EnergyPerDay : CostName.Energy)} needs a device profile with an 'energy' section, and none was given. "
                    + "Pass one with --device-profile device.yaml (NasDeviceProfile), or use Cost.Macs, Cost.Memory or Cost.Latency instead."
                : $"The device profile {target.Name} has no 'energy' section. Add a line such as "
                    + "'energy: {perMac: 4.6e-12, perByte: 1.6e-10, idleWatts: 0.05}', in joules and watts.");

        NasException Fault(string message) => new("NAS2016", message, model.File, model.Task.Line);
    }
}
