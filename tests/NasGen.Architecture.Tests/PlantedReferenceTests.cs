namespace NasGen.Architecture.Tests;

/// <summary>The tests of the arrows can fail: a reference that is put back is found, however it is written.</summary>
public class PlantedReferenceTests
{
    private const string Page = """
        ### src/NasGen.Search
        | folder | what it holds |
        |---|---|
        | `Spaces` | spaces |
        | `Sessions` | searches |

        ### src/NasGen
        | `Training` | training |
        """;

    private static readonly Dictionary<string, string> Innocent = new()
    {
        ["NasGen.Search/Spaces/Space.cs"] = "namespace NasGen.Search.Spaces; public class Space { public int Size; }",
        ["NasGen.Search/Sessions/Session.cs"] = """
            using NasGen.Search.Spaces;
            namespace NasGen.Search.Sessions;
            public class Session { public Space Space = new(); public static Session Make() => new(); public int Count; }
            public static class Extensions { public static int Sessions(this Space space) => space.Size; }
            """,
        ["NasGen/Training/Loop.cs"] = "namespace NasGen.Training; public class Loop { public Search.Sessions.Session Session; }",
    };

    [Fact]
    public void Sources_in_order_are_allowed()
    {
        Assert.Empty(Forbidden(Innocent));
        Assert.Empty(FolderCycles.Of(SourceTree.Of(Innocent).References));
    }

    [Theory]
    [InlineData("using NasGen.Search.Sessions; namespace NasGen.Search.Spaces; class Planted { Session _session; }", "Session")]
    [InlineData("namespace NasGen.Search.Spaces; class Planted { object Make() => NasGen.Search.Sessions.Session.Make(); }", "Session")]
    [InlineData("namespace NasGen.Search.Spaces; class Planted { int Of(Space space) => Sessions.Extensions.Sessions(space); }", "Extensions")]
    [InlineData("using NasGen.Search.Sessions; namespace NasGen.Search.Spaces; class Planted { int Of(Space space) => space.Sessions(); }", "Extensions")]
    [InlineData("using static NasGen.Search.Sessions.Session; namespace NasGen.Search.Spaces; class Planted { void Of() { var s = Make(); } }", "Session")]
    [InlineData("namespace NasGen.Search.Spaces; /** <see cref=\"Sessions.Session\"/> */ class Planted;", "Session")]
    public void A_reference_to_a_folder_below_is_found(string planted, string type)
    {
        var sources = new Dictionary<string, string>(Innocent) { ["NasGen.Search/Spaces/Planted.cs"] = planted };
        Assert.Contains($"NasGen.Search/Spaces/Planted.cs uses {type} of NasGen.Search/Sessions", Forbidden(sources));
        Assert.Equal("NasGen.Search/Sessions → NasGen.Search/Spaces → NasGen.Search/Sessions", Assert.Single(FolderCycles.Of(SourceTree.Of(sources).References)));
    }

    [Fact]
    public void A_reference_to_a_project_above_is_found()
    {
        var sources = new Dictionary<string, string>(Innocent)
        {
            ["NasGen.Search/Sessions/Planted.cs"] = "namespace NasGen.Search.Sessions; class Planted { NasGen.Training.Loop _loop; }",
        };
        Assert.Contains("NasGen.Search/Sessions/Planted.cs uses Loop of NasGen/Training", Forbidden(sources));
    }

    [Fact]
    public void A_folder_that_the_page_does_not_list_is_found()
    {
        var sources = new Dictionary<string, string>(Innocent)
        {
            ["NasGen.Search/Attic/Planted.cs"] = "namespace NasGen.Search.Attic; class Planted { Spaces.Space _space; }",
        };
        Assert.Contains("NasGen.Search/Attic/Planted.cs uses Space of NasGen.Search/Spaces", Forbidden(sources));
    }

    private static List<string> Forbidden(Dictionary<string, string> sources)
    {
        var order = FolderOrder.Parse(Page);
        return [.. SourceTree.Of(sources).References.Where(reference => !order.Allows(reference)).Select(reference => reference.ToString())];
    }
}
