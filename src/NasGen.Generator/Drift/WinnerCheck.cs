using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Drift;

/// <summary>Compares a winner with its file and its space. While the space does not compile, its hash is unknown, and no winner counts as stale.</summary>
internal static class WinnerCheck
{
    public static IEnumerable<DiagnosticInfo> Run(Winner winner, WinnerText text, ImmutableArray<SpaceIdentity> spaces)
    {
        if ((text.HasConflictMarkers ? "it holds merge conflict markers" : winner.Obstacle) is { } obstacle)
        {
            yield return DiagnosticInfo.Create(DiagnosticDescriptors.UnreadableWinner, winner.Place, winner.Name, obstacle);
            yield break;
        }
        if (spaces.FirstOrDefault(s => Same(s.Name, winner.Space)) is { } space && !Same(space.Hash, winner.TextHash))
            yield return DiagnosticInfo.Create(DiagnosticDescriptors.StaleWinner, winner.Place, winner.Name, winner.SpaceName);
        if (!Same(text.Hash, winner.BodyHash))
            yield return DiagnosticInfo.Create(DiagnosticDescriptors.EditedWinner, winner.Place, winner.Name);
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
