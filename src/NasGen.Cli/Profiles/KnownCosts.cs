using NasGen.Search.Contracts;
using NasGen.Search.Trials;

namespace NasGen.Cli.Profiles;

/// <summary>Checks that all costs in a model can be computed.</summary>
internal static class KnownCosts
{
    /// <exception cref="NasException">NAS2016: the model uses energy, and no profile describes it.</exception>
    public static void Require(SpaceModel model, DeviceTarget? target)
    {
        if (target?.Profile.Energy is not null || !new Goal(model.Task).Names(CostName.Energy)) return;
        throw new NasException(
            "NAS2016",
            target is null
                ? "Cost.Energy needs a device profile with an 'energy' section, and none was given. "
                    + "Pass one with --device-profile device.yaml (NasDeviceProfile), or use Cost.Macs, Cost.Memory or Cost.Latency instead."
                : $"The device profile {target.Name} has no 'energy' section. Add a line such as "
                    + "'energy: {perMac: 4.6e-12, perByte: 1.6e-10, idleWatts: 0.05}', in joules and watts.",
            model.File, model.Task.Line);
    }
}
