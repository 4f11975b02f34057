using System.Text.RegularExpressions;

namespace NasGen.Architecture.Tests;

/// <summary>
/// The order of the folders as <c>docs/architecture.md</c> shows it: below each heading <c>### src/Project</c> a table whose rows begin with
/// a folder. The projects stand in the order in which they may be used.
/// </summary>
internal sealed partial class FolderOrder
{
    private readonly Dictionary<Room, int> _places = [];

    public static FolderOrder Documented => Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md")));

    public IEnumerable<Room> Rooms => _places.Keys;

    public static FolderOrder Parse(string page)
    {
        var order = new FolderOrder();
        string? project = null;
        foreach (var line in page.Split('\n'))
        {
            if (line.StartsWith('#')) project = Heading().Match(line) is { Success: true } heading ? heading.Groups[1].Value : null;
            else if (project is not null && Row().Match(line) is { Success: true } row)
                order._places.Add(new Room(project, row.Groups[1].Value), order._places.Count);
        }
        return order;
    }

    /// <summary>Whether the folder that uses comes after the folder that is used, in a project that may see it.</summary>
    public bool Allows(Reference reference) =>
        _places.TryGetValue(reference.From, out var from) && _places.TryGetValue(reference.To, out var to) && to < from
        && MaySee(reference.From.Project, reference.To.Project);

    /// <summary>The generator and the build task are loaded by the compiler and MSBuild, which know none of the other projects.</summary>
    private static bool MaySee(string from, string to) => from == to || to == "Shared" || (from, to) switch
    {
        ("NasGen.Export", "NasGen.Search" or "NasGen" or "NasGen.Cli") or
        ("NasGen.Cluster", "NasGen.Search") or
        ("NasGen", "NasGen.Search") or ("NasGen.Cli", "NasGen.Search" or "NasGen") => true,
        _ => false,
    };

    [GeneratedRegex(@"^### `?src/([\w.]+)`?\s*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| `([\w./]+)` \|")]
    private static partial Regex Row();
}
