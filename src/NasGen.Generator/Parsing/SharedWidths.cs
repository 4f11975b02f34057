using System;
using System.Collections.Generic;

namespace NasGen.Generator.Parsing;

/// <summary>Module decisions that have a width, by whose it is: a chain of <c>SameAs</c> ends at the one that is its own.</summary>
internal sealed class SharedWidths
{
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    public void Own(string property) => _owners[property] = property;

    public void Share(string property, string owner) => _owners[property] = owner;

    public string? OwnerOf(string property) => _owners.TryGetValue(property, out var owner) ? owner : null;
}
