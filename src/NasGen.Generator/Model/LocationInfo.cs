using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NasGen.Generator.Model;

/// <summary>A place in a source file, by value. A <see cref="Location"/> would keep its whole syntax tree alive and never equal the next one.</summary>
internal sealed record LocationInfo(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static LocationInfo? Of(Location? location) =>
        location is { IsInSource: true, SourceTree: { } tree }
            ? new LocationInfo(tree.FilePath, location.SourceSpan, location.GetLineSpan().Span)
            : null;

    public static LocationInfo? Of(SyntaxReference? reference) =>
        reference is null ? null : Of(Location.Create(reference.SyntaxTree, reference.Span));

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
