using System;
using System.Collections.Generic;

namespace NasGen.Generator.Parsing;

/// <summary>The owner of each module decision's width. A chain of <c>SameAs</c> ends at a decision that owns its width.</summary>
internal sealed class SharedWidths
{
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    public void Own(string property) => _owners[property] = property;

    public void Share(string property, string owner) => _owners[property] = owner;

    public string? OwnerOf(string property) => _owners.TryGetValue(property, out var owner) ? owner : null;
}
