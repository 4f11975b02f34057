using Microsoft.Build.Utilities;

namespace NasGen.Build.Tests.Lines;

public sealed class HostLineTests
{
    [Theory]
    [InlineData("Model.cs(12): error NAS2010: forward threw", "Model.cs", 12, 0)]
    [InlineData("Model.cs(12,5): error NAS2010: forward threw", "Model.cs", 12, 5)]
    [InlineData("Model.cs: error NAS2010: forward threw", "Model.cs", 0, 0)]
    [InlineData("nasgen : error NAS2010: forward threw", null, 0, 0)]
    [InlineData("/home/me/my models/Net (2).cs(7): error NAS2010: forward threw", "/home/me/my models/Net (2).cs", 7, 0)]
    [InlineData(@"C:\My Models\Net.cs(7,1): error NAS2010: forward threw", @"C:\My Models\Net.cs", 7, 1)]
    [InlineData("nasgen.yaml(3): error NAS2010: forward threw", "nasgen.yaml", 3, 0)]
    public void An_error_has_its_code_and_its_place(string line, string? file, int number, int column)
    {
        var said = HostLine.Parse(line);

        Assert.Equal(("NAS2010", false, "forward threw"), (said.Code, said.IsWarning, said.Text));
        Assert.Equal((file, number, column), (said.File, said.Line, said.Column));
    }

    [Fact]
    public void The_text_of_an_error_can_contain_another_error()
    {
        var said = HostLine.Parse("Net.cs(7): error NAS2007: Load threw: data.csv(3): error NAS2003: not a number");

        Assert.Equal(("Net.cs", "NAS2007", "Load threw: data.csv(3): error NAS2003: not a number"), (said.File, said.Code, said.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("DigitsNet: searching, 4 m, seed 0")]
    [InlineData("   12  ConvBlock(Width: 16)  98.1 %  error 0.02")]
    [InlineData("trial 3 failed: error: out of memory")]
    [InlineData("Model.cs(12): error CS0103: another tool's code")]
    [InlineData("{0} braces {progress}")]
    public void Every_other_line_is_progress(string line)
    {
        var said = HostLine.Parse(line);

        Assert.Null(said.Code);
        Assert.Equal(line, said.Text);
    }

    /// <summary>The expected values come from MSBuild's own parser of the canonical form, which its task Exec uses.</summary>
    [Theory]
    [InlineData("Model.cs(12): error NAS2010: text")]
    [InlineData("Model.cs(12,5): warning NAS3002: text: with (a) colon, and \"quotes\"")]
    [InlineData("a b/Model.cs: warning NAS3001: text")]
    [InlineData("Model.cs(0): error NAS2010: text")]
    [InlineData("Model.cs(99999999999999999999): error NAS2010: text")]
    public void MSBuild_parses_a_line_in_the_same_way(string line)
    {
        var engine = new RecordingBuildEngine();
        new TaskLoggingHelper(engine, "Exec").LogMessageFromText(line, Microsoft.Build.Framework.MessageImportance.High);
        var said = HostLine.Parse(line);

        (string?, string?, int, int, string?) expected = said.IsWarning
            ? engine.Warnings.Select(w => (w.Code, w.File, w.LineNumber, w.ColumnNumber, w.Message)).Single()
            : engine.Errors.Select(e => (e.Code, e.File, e.LineNumber, e.ColumnNumber, e.Message)).Single();
        Assert.Equal(expected, (said.Code, said.File, said.Line, said.Column, said.Text));
    }
}
