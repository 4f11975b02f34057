using Microsoft.CodeAnalysis;
using NasGen.Generator.Tests.Analyzers;
using NasGen.Generator.Tests.Documentation;

namespace NasGen.Generator.Tests.Diagnostics;

/// <summary>What the help pages show as C# is what the compiler says of it.</summary>
public class HelpPageExampleTests
{
    public static TheoryData<string> Ids => [.. ReleaseRow.All.Select(r => r.Id)];

    [Theory, MemberData(nameof(Ids))]
    public async Task Example_gets_the_diagnostic_of_its_page(string id)
    {
        var found = await Diagnose(HelpPage.Code(HelpPage.All.Single(p => p.Id == id).Example), id);
        var diagnostic = Assert.Single(found.Where(d => d.Id == id).Take(1));
        Assert.Equal("Model.cs", diagnostic.Location.GetLineSpan().Path);
        Assert.DoesNotMatch(@"\{\d\}", diagnostic.GetMessage());
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task Fix_compiles_and_gets_no_error(string id)
    {
        var code = HelpPage.Code(HelpPage.All.Single(p => p.Id == id).Fix);
        if (code.Length == 0)
        {
            Assert.StartsWith("NAS3", id, StringComparison.Ordinal);
            return;
        }
        var found = await Diagnose(code, id);
        Assert.DoesNotContain(found, d => d.Id == id || d.Severity == DiagnosticSeverity.Error);
    }

    public static TheoryData<string> IdsOfAttributes =>
        [.. HelpPage.All.Where(p => HelpPage.Code(p.Example).Length > 0).Select(p => p.Id).Except(ReleaseRow.All.Select(r => r.Id))];

    [Theory, MemberData(nameof(IdsOfAttributes))]
    public void Attributes_of_an_example_compile(string id) => Assert.DoesNotContain(
        AnalyzerTest.Compile(("Model.cs", HelpPage.Code(HelpPage.All.Single(p => p.Id == id).Example) + " class Net;")).GetDiagnostics(),
        d => d.Severity == DiagnosticSeverity.Error);

    private static Task<IReadOnlyList<Diagnostic>> Diagnose(string code, string id)
    {
        Assert.False(string.IsNullOrWhiteSpace(code), $"{id} shows no C#.");
        return ShownCode.Diagnose(code);
    }
}
