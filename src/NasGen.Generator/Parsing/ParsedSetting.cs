using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>A setting of a module decision, or a constructor parameter of one of its candidates: a fixed text, or a decision.</summary>
/// <param name="Fixed">The only value; <see langword="null"/> for a decision.</param>
/// <param name="Domain">The options of the decision; <see langword="null"/> for a fixed value.</param>
internal sealed record ParsedSetting(string Name, string? Fixed, DomainModel? Domain);
