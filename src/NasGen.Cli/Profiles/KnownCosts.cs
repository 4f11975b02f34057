using NasGen.Search.Contracts;
using NasGen.Search.Trials;

namespace NasGen.Cli.Profiles;

/// <summary>Checks that the costs which a model uses can be computed or measured.</summary>
internal static class KnownCosts
{
    /// <exception cref="NasException">NAS2016: the model uses energy, and there is no profile with an energy section.</exception>
    public static void Require(SpaceModel model, DeviceTarget? target)
    {
        if (target?.Profile.Energy is not null || !new Goal(model.Task).Names(CostName.Energy)) return;
        throw new NasException(
            "NAS2016",
            target is null
                ? "Energy is computed from a device profile, and none was given. Set --device-profile device.yaml (NasDeviceProfile) to a file "
                    + "that has a section 'energy'. Similar costs that need no profile are Cost.Macs, Cost.Memory and Cost.Latency."
                : $"{target.Name} has no section 'energy'. Add one, in joules and watts: "
                    + "'energy: {perMac: 4.6e-12, perByte: 1.6e-10, idleWatts: 0.05}'.",
            model.File, model.Task.Line);
    }
}
