using NasGen.Search.Execution;

namespace NasGen.Cli.Platform;

/// <summary>This tool on this machine.</summary>
internal static class ThisHost
{
    public static SearchHost Facts { get; } = new(ProductVersion.Short, ProductVersion.Full, Machine.Processor(), Machine.System());
}
