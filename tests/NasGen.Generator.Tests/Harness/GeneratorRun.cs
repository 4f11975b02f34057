using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NasGen.Generator.Tests.Harness;

/// <summary>One run of the generator over sources that refer to the real NasGen and TorchSharp.</summary>
internal sealed class GeneratorRun
{
    public const string ProjectDirectory = "/user/project/";

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => !Path.GetFileName(p).StartsWith("Microsoft.", StringComparison.Ordinal) && !Path.GetFileName(p).StartsWith("xunit", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation input)
    {
        Input = input;
        Driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        Output = (CSharpCompilation)output;
        Result = Driver.GetRunResult().Results.Single();
    }

    public GeneratorDriver Driver { get; }
    public CSharpCompilation Input { get; }
    public CSharpCompilation Output { get; }
    public GeneratorRunResult Result { get; }

    /// <summary>What the generator mentions to who looks for it.</summary>
    public IReadOnlyList<Diagnostic> Informed => [.. Result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Info)];

    /// <summary>The warnings and errors of the generator, in order of place.</summary>
    public IReadOnlyList<Diagnostic> Reported => [.. Result.Diagnostics.Except(Informed).OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)];

    /// <summary>What the compiler says of the output, warnings too; but that the test's own source lacks doc comments.</summary>
    public IReadOnlyList<Diagnostic> CompilerSays =>
    [
        .. Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)
            .Where(d => d.Id != "CS1591" || d.Location.SourceTree?.FilePath.StartsWith(ProjectDirectory, StringComparison.Ordinal) is not true),
    ];

    public IReadOnlyDictionary<string, string> Files => Result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString(), StringComparer.Ordinal);

    public static GeneratorRun Ordinary(params string[] sources) => new(CreateDriver(null), Compile(sources));

    public static GeneratorRun Search(params string[] sources) => new(CreateDriver("search"), Compile(sources));

    /// <summary>The search build of a project with winners, which are handed to the generator as text.</summary>
    public static GeneratorRun SearchWithout(IEnumerable<string> winners, params string[] sources) =>
        new(CreateDriver("search").AddAdditionalTexts([.. winners.Select((text, i) => new LeftOutFile($"{ProjectDirectory}Winner{i}.nas.cs", text))]), Compile(sources));

    /// <summary>The same driver over another state of the project.</summary>
    public GeneratorRun Then(Func<CSharpCompilation, CSharpCompilation> edit) => new(Driver, edit(Input));

    public static CSharpCompilation Compile(params IEnumerable<string> sources) => CSharpCompilation.Create(
        "Product",
        sources.Select((source, i) => Parse(source, $"Model{i}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string source, string file) => CSharpSyntaxTree.ParseText(source, Parsing, ProjectDirectory + file, Encoding.UTF8);

    private static GeneratorDriver CreateDriver(string? stage) => CSharpGeneratorDriver.Create(
        [new SearchSpaceGenerator().AsSourceGenerator()],
        optionsProvider: new BuildProperties(("NasStage", stage), ("ProjectDir", ProjectDirectory)),
        parseOptions: Parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private sealed class LeftOutFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override Microsoft.CodeAnalysis.Text.SourceText GetText(CancellationToken cancellationToken = default) => Microsoft.CodeAnalysis.Text.SourceText.From(text);
    }
}
