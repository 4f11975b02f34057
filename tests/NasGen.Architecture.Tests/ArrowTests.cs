namespace NasGen.Architecture.Tests;

public class ArrowTests
{
    private static readonly Lazy<SourceTree> Sources = new(SourceTree.Read);

    [Fact]
    public void Folders_form_no_cycle() => Assert.Empty(FolderCycles.Of(Sources.Value.References));

    [Fact]
    public void A_folder_uses_only_folders_that_the_architecture_page_lists_above_it()
    {
        var order = FolderOrder.Documented;
        Assert.Empty(Sources.Value.References.Where(reference => !order.Allows(reference)).Select(reference => reference.ToString()));
    }

    [Fact]
    public void The_cluster_shares_only_messages_with_the_search_and_nothing_refers_to_it()
    {
        var ofCluster = Sources.Value.References.Where(r => r.From.Project == "NasGen.Cluster" && r.To.Project != "NasGen.Cluster").ToList();
        Assert.NotEmpty(ofCluster);
        Assert.All(ofCluster, r => Assert.StartsWith("Cluster", r.Type, StringComparison.Ordinal));
        Assert.DoesNotContain(Sources.Value.References, r => r.To.Project == "NasGen.Cluster" && r.From.Project != "NasGen.Cluster");
    }

    [Fact]
    public void The_architecture_page_lists_the_folders_that_there_are()
    {
        var folders = Sources.Value.Files.Select(Room.Of).Distinct().Select(room => room.ToString()).Order(StringComparer.Ordinal);
        Assert.Equal(folders, FolderOrder.Documented.Rooms.Select(room => room.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Symbols_are_found_in_every_project()
    {
        // A tree whose libraries are missing would bind little, and pass.
        foreach (var project in new[] { "NasGen.Search", "NasGen", "NasGen.Cli", "NasGen.Generator", "NasGen.Export", "NasGen.Cluster" })
            Assert.True(Sources.Value.References.Count(r => r.From.Project == project) > 50, $"{project}: too few references were found.");
    }
}
