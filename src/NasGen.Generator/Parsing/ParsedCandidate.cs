using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>A candidate of <c>[Choice]</c>, with what the module decision has to know about it.</summary>
/// <param name="Settings">The names of the settings that change it.</param>
/// <param name="Decisions">The constructor parameters that are decisions.</param>
internal sealed record ParsedCandidate(CandidateModel Model, IReadOnlyList<string> Settings, IReadOnlyList<ParsedSetting> Decisions)
{
    public bool Uses(string setting) => Settings.Contains(setting);
}
