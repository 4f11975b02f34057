using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Names a static method of the model that says which architectures make sense. Others are left out before any network is built.
/// </summary>
/// <remarks>
/// The method returns <c>bool</c>. Its parameters have the names of decisions in camel case, without dots: <c>earlyKernel</c> is the kernel of
/// <c>Early</c>, <c>samplingRate</c> is <c>SamplingRate</c>, and <c>early</c> is the name of the chosen candidate of <c>Early</c>. A rule about a decision
/// that an architecture does not have does not apply to it.
/// </remarks>
/// <param name="method">The method: <c>nameof(SeesAQrs)</c>.</param>
/// <example>
/// <code>
/// [Require(nameof(SeesAQrs))]
///
/// internal static bool SeesAQrs(int earlyKernel, double samplingRate) => earlyKernel / samplingRate >= 0.03; // seconds
/// </code>
/// </example>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RequireAttribute(string method) : Attribute
{
    /// <summary>The name of the method.</summary>
    public string Method { get; } = method;
}
