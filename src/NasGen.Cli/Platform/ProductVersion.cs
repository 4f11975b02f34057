using System.Reflection;

namespace NasGen.Cli.Platform;

/// <summary>The version of NasGen.</summary>
internal static class ProductVersion
{
    /// <summary>The version with the commit that it was built from, if the build knew it.</summary>
    public static string Full { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static string Short { get; } = Full.Split('+')[0];
}
