using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>A parameter of a candidate's constructor that is a decision.</summary>
internal sealed record ParsedParameter(string Name, string Type, DomainModel Domain);

/// <param name="Settings">The settings that matter to it.</param>
/// <param name="Decisions">Its own.</param>
internal sealed record ParsedCandidate(CandidateModel Model, IReadOnlyList<string> Settings, IReadOnlyList<ParsedParameter> Decisions)
{
    public bool Uses(string setting) => Settings.Contains(setting);
}
