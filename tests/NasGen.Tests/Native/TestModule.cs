using System.Runtime.CompilerServices;
using NasGen.Native;
using static TorchSharp.torch;

namespace NasGen.Tests.Native;

internal static class TestModule
{
#pragma warning disable CA2255 // xunit starts no code of ours before a test: tests that touch TorchSharp first need this.
    [ModuleInitializer]
    internal static void Register()
    {
        NativeTorch.Register();
        // On a busy machine two threads wait for each other at every barrier, and small tensors gain nothing from them.
        set_num_threads(1);
    }
}
