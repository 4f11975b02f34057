using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using NasGen.Export.Weaving;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("NasGen.Export.Tests.Harness.WovenFramework", "NasGen.Export.Tests")]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace NasGen.Export.Tests.Harness;

/// <summary>
/// Gives this process the copy of TorchSharp, as an export has it. TorchSharp.dll is not beside the tests, therefore the runtime asks for it. The copy is
/// made by the first run and kept.
/// </summary>
internal static class WovenTorchSharp
{
    [ModuleInitializer]
    internal static void Register()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            name.Name == "TorchSharp" ? context.LoadFromAssemblyPath(TorchSharpCopy.Of(Original, AppContext.BaseDirectory)) : null;
        LoadLibTorch();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LoadLibTorch()
    {
        NasGen.Native.LibTorch.Require();
        TorchSharp.torch.set_num_threads(1);
    }

    /// <summary>TorchSharp as its package has it.</summary>
    public static string Original =>
        typeof(WovenTorchSharp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "TorchSharp").Value!;
}

/// <summary>xunit's own framework. It is the first thing of this assembly that runs, before xunit looks at methods with types of TorchSharp.</summary>
public sealed class WovenFramework : XunitTestFramework
{
    public WovenFramework(IMessageSink sink) : base(sink) => RuntimeHelpers.RunModuleConstructor(typeof(WovenFramework).Module.ModuleHandle);
}
