namespace NasGen.Search.Execution;

/// <summary>The tool that searches and the machine that it runs on.</summary>
/// <param name="Version">The version of NasGen, for the record.</param>
/// <param name="FullVersion">The same with the commit: trials of one commit are compared.</param>
/// <param name="Processor">The processor, in the words of the system.</param>
/// <param name="System">The operating system, in its own words.</param>
internal sealed record SearchHost(string Version, string FullVersion, string Processor, string System);
