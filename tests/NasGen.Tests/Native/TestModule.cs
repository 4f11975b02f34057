using System.Runtime.CompilerServices;
using NasGen.Native;

namespace NasGen.Tests.Native;

internal static class TestModule
{
#pragma warning disable CA2255 // xunit runs none of our code before a test, and a test may use TorchSharp first.
    [ModuleInitializer]
    internal static void Register() => NativeTorch.Register();
}
