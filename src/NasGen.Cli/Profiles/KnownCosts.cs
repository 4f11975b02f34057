using NasGen.Search.Contracts;
using NasGen.Search.Trials;

namespace NasGen.Cli.Profiles;

/// <summary>Whether all that a model speaks of can be known.</summary>
internal static class KnownCosts
{
    /// <exception cref="NasException">NAS2016: the model speaks of energy, and no profile tells it.</exception>
    public static void Require(SpaceModel model, DeviceTarget? target)
    {
        if (target?.Profile.Energy is not null || !new Goal(model.Task).Names(CostName.Energy)) return;
        throw new NasException(
            "NAS2016",
            target is null
                ? "Energy is known from a device's profile, and none was given: --device-profile device.yaml (NasDeviceProfile), with what the device "
                    + "draws under 'energy:'. Without one, Cost.Macs, Cost.Memory or the measured Cost.Latency are what comes nearest."
                : $"{target.Name} says nothing of energy: add a line such as "
                    + "'energy: {perMac: 4.6e-12, perByte: 1.6e-10, idleWatts: 0.05}', in joules and watts.",
            model.File, model.Task.Line);
    }
}
