using NasGen.Package.Tests.Feed;
using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.BadInput;

/// <summary>Each mistake is one error of the build with code, place and advice, and no file is lost.</summary>
[Collection(nameof(PackageTests))]
public sealed class BadInputTests(BadInputRuns runs, PackedPackage package) : IClassFixture<BadInputRuns>
{
    [Theory]
    [InlineData("NoFile", "NAS2001", "NoFile.cs", "abstract class", "missing.csv")]
    [InlineData("NoLabel", "NAS2002", "NoLabel.cs", "abstract class", "Did you mean 'side'?")]
    [InlineData("TextCell", "NAS2003", "text.csv", "left", "'left' is not a number")]
    [InlineData("NotANumber", "NAS2004", "nan.csv", "NaN", "'NaN' is not a finite number")]
    [InlineData("TestNames", "NAS2002", "TestNames.cs", "abstract class", "'names.csv' lacks the input columns x, y")]
    [InlineData("EmptyLabel", "NAS2003", "empty.csv", "-0.2555", "row 3, column 'side': the label is empty")]
    [InlineData("NoDecoder", "NAS2064", "NoDecoder.cs", "abstract class", "Include=\"SkiaSharp.NativeAssets.Linux.NoDependencies\" Version=\"2.88.9\"")]
    [InlineData("OneClass", "NAS2005", "OneClass.cs", "abstract class", "one class")]
    [InlineData("Throws", "NAS2010", "Throws.cs", "not today", "threw in forward with Body=MlpBlock(Width: 4, Depth: 1)")]
    [InlineData("WrongShape", "NAS2011", "WrongShape.cs", "abstract class", "[2, 2]")]
    [InlineData("Forgotten", "NAS2043", "Forgotten.cs", "abstract class", "Forgotten.own holds a Linear, but nothing registers it: 6 numbers")]
    [InlineData("VectorLoss", "NAS2031", "VectorLoss.cs", "Tensor EachSample", "a tensor of type Float32 and shape [")]
    [InlineData("NotFinite", "NAS2032", "NotFinite.cs", "double Auc", "The method Auc returned NaN for the ")]
    [InlineData("Endless", "NAS2012", "Endless.cs", "abstract class", "Does forward end?")]
    [InlineData("TooTight", "NAS2020", "TooTight.cs", "abstract class", "The smallest possible value is 26")]
    [InlineData("Settings", "NAS2023", "typo.yaml", "budgett", "Did you mean 'budget'?")]
    public void A_mistake_in_a_file_is_one_error_at_its_line(string mistake, string code, string file, string line, string help)
    {
        var error = Assert.Single(runs.Of(mistake).Errors);
        Assert.Equal((code, file, runs.Project.LineOf(file, line)), (error.Code, error.File, error.Line));
        Assert.Contains(help, error.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ZeroBudget", "NAS2021", "0m")]
    [InlineData("Strategy", "NAS2022", "Did you mean 'evolution'?")]
    [InlineData("Model", "NAS2027", "Did you mean 'Good'?")]
    [InlineData("Unwritable", "NAS2025", "/proc/weights")]
    public void A_mistake_of_the_command_or_the_machine_is_one_error(string mistake, string code, string help)
    {
        var error = Assert.Single(runs.Of(mistake).Errors);
        Assert.Equal(code, error.Code);
        Assert.Contains(help, error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_of_another_space_is_rejected_and_kept()
    {
        var journal = Directory.GetFiles(runs.Project.Path("obj/nas"), "Good-*.journal").Single();
        var before = OfAnotherSpace(File.ReadAllBytes(journal));
        File.WriteAllBytes(journal, before);
        var search = await runs.Project.Build("Bad.csproj", "--no-restore", "/t:NasSearch", "-p:NasModels=Good");

        Assert.NotEqual(0, search.ExitCode);
        var error = Assert.Single(search.Errors);
        Assert.Equal("NAS2024", error.Code);
        Assert.Contains("NasForce=true", error.Text, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(journal));
    }

    /// <summary>The journal with another digit at the beginning of each hash, and thus of that of its space.</summary>
    private static byte[] OfAnotherSpace(byte[] journal)
    {
        var prefix = "sha256:"u8;
        for (var at = 0; journal.AsSpan(at).IndexOf(prefix) is >= 0 and var next; at += next + prefix.Length)
            journal[at + next + prefix.Length] = (byte)(journal[at + next + prefix.Length] == '0' ? '1' : '0');
        return journal;
    }

    [Fact]
    public async Task A_project_without_libtorch_is_told_which_package_to_add()
    {
        using var project = new UserProject(package);
        var full = Sources.Project(package.Version, "<TargetFramework>net10.0</TargetFramework>");
        project.Write("App.csproj", string.Join('\n', full.Split('\n').Where(line => !line.Contains("libtorch", StringComparison.Ordinal))));
        project.Write("Net.cs", Sources.Space());
        var search = await project.Build("/t:NasSearch");

        Assert.NotEqual(0, search.ExitCode);
        var error = Assert.Single(search.Errors);
        Assert.Equal(("App.csproj", "NAS1002"), (error.File, error.Code));
        Assert.Contains("<PackageReference Include=\"libtorch-cpu-linux-x64\" />", error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_file_is_changed_by_a_search_that_fails() => Assert.Equal(runs.FilesBefore, runs.FilesAfter);

    [SmallDiskFact]
    public void A_search_that_a_full_disk_interrupted_continues_when_there_is_room()
    {
        var error = Assert.Single(runs.Of("FullDisk").Errors);
        Assert.Equal("NAS2026", error.Code);
        Assert.Contains("WideBest.dat", error.Text, StringComparison.Ordinal);
        Assert.Empty(runs.Of("GoesOn").Errors);
        Assert.Contains("continues from", runs.Of("GoesOn").Text, StringComparison.Ordinal);
    }
}
