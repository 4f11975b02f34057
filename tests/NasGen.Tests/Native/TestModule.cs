using System.Runtime.CompilerServices;
using NasGen.Native;

namespace NasGen.Tests.Native;

internal static class TestModule
{
#pragma warning disable CA2255 // xunit starts no code of ours before a test: tests that touch TorchSharp first need this.
    [ModuleInitializer]
    internal static void Register() => NativeTorch.Register();
}
