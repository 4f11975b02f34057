namespace NasGen.Search.Execution;

/// <summary>The tool that searches and the machine that it runs on.</summary>
/// <param name="Version">The version of NasGen for the record.</param>
/// <param name="FullVersion">The version with the commit. Only trials of the same commit are compared.</param>
/// <param name="Processor">The processor, as the operating system names it.</param>
/// <param name="System">The operating system, as it names itself.</param>
internal sealed record SearchHost(string Version, string FullVersion, string Processor, string System);
