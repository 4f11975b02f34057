using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NasGen.Generator.Tests.Harness;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Records;
using TorchSharp;
using Xunit.Abstractions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Cli.Tests.Fuzz;

/// <summary>
/// Random attributes on small spaces. Each space ends in a message of the compiler, in an error for the user, or in a search whose record is consistent and
/// whose winners compile and are what the record says. Fifty spaces; NASGEN_FUZZ is another number of them, and NASGEN_FUZZ_SEED another beginning.
/// </summary>
/// <remarks>
/// The first thousand (seeds 1 to 5, two hundred each) found: an overflow where hardly anything met a limit and an option could not be built; a forward that
/// returned null, and ended as an error without a place; labels that [Classification] beside [Train] does not allow; and an error of a pick without its name.
/// About a third end in a message, a sixth in an error, and half in a search.
/// </remarks>
[Collection(nameof(Workers.Processes))]
public sealed partial class AttributeFuzzTests : IDisposable
{
    private static readonly int Count = Number("NASGEN_FUZZ") is { } count ? count == 1 ? 1000 : count : 50;
    private static readonly int First = Number("NASGEN_FUZZ_SEED") ?? 14;
    private readonly string _folder = Directory.CreateTempSubdirectory("nasgen-fuzz-").FullName;
    private readonly ITestOutputHelper _output;
    private readonly List<string> _faults = [];

    public AttributeFuzzTests(ITestOutputHelper output)
    {
        _output = output;
        FuzzData.Write(_folder);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Random_attributes_end_in_a_message_an_error_or_a_consistent_search()
    {
        string[] sources = [.. Enumerable.Range(0, Count).Select(i => RandomSpace.Draw(new Random(First * 10_000 + i), i))];
        for (var i = 0; i < Count; i++) File.WriteAllText(Path.Combine(_folder, $"Model{i}.cs"), sources[i]);

        var reported = Reported(sources);
        // A space with a message leaves an empty file, so that the others keep theirs.
        string[] valid = [.. sources.Select((s, i) => reported.Contains(i) ? "" : s)];
        var definitions = Definitions(valid);
        Dictionary<string, int> errors = new(StringComparer.Ordinal);
        List<(int Number, SpaceModel Model, RunRecord Record)> searched = [];
        foreach (var (number, definition) in definitions)
        {
            var search = new FuzzedSearch(definition, _folder, (ulong)number);
            try
            {
                var record = await search.Run();
                search.Check(record);
                searched.Add((number, search.Model, record));
            }
            catch (NasException e)
            {
                errors[e.Code] = errors.GetValueOrDefault(e.Code) + 1;
                CheckError(number, e);
            }
            catch (Exception e)
            {
                Fault(number, sources, $"{e}\n{string.Join('\n', search.Lines)}");
            }
        }
        CheckWinners(valid, searched);

        var clear = errors.Values.Sum();
        _output.WriteLine($"{Count} spaces: {reported.Count} messages of the compiler, {clear} errors, {searched.Count} consistent searches.");
        _output.WriteLine(string.Join(", ", errors.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key} {e.Value}")));
        Assert.True(_faults.Count == 0, $"{_faults.Count} of {Count} spaces:\n{string.Join("\n\n", _faults)}");
        Assert.InRange(reported.Count, Count / 10, Count);
        Assert.InRange(searched.Count, Count / 3, Count);
        Assert.InRange(clear, Count / 50, Count);
    }

    /// <summary>The spaces with an error of the compiler, of the generator or of an analyzer, which are the fault of the attributes.</summary>
    private HashSet<int> Reported(string[] sources)
    {
        var run = GeneratorRun.Search(sources);
        var analyzers = typeof(Generator.SearchSpaceGenerator).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!).ToImmutableArray();
        var errors = run.Reported.Concat(run.Input.GetDiagnostics()).Concat(run.Output.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult())
            .Where(d => d.Severity == DiagnosticSeverity.Error || d.Id == "NAS0018").Select(d => (Number: NumberOf(d), Error: d)).ToList();
        foreach (var (number, error) in errors)
            if (number is null || !IsDocumented(error.Id) && !error.Id.StartsWith("CS", StringComparison.Ordinal)) _faults.Add($"an error without a place or a page: {error}");
        // What the compiler says of spaces alone: the members that a space lacks are not written yet.
        HashSet<int> reported = [.. errors.Select(e => e.Number).OfType<int>()];
        foreach (var error in run.Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error))
            if (GeneratedNumber(error) is { } number && !reported.Contains(number)) Fault(number, sources, $"Generated code does not compile: {error}");
        foreach (var group in errors.GroupBy(e => e.Error.Id).OrderBy(g => g.Key, StringComparer.Ordinal))
            _output.WriteLine($"{group.Key}: {group.Select(e => e.Number).Distinct().Count()} spaces");
        return reported;
    }

    /// <summary>The definitions of the spaces without an error, compiled by themselves, in order.</summary>
    private IReadOnlyList<(int Number, SpaceDefinition Definition)> Definitions(string[] sources)
    {
        var run = GeneratorRun.Search(sources);
        using MemoryStream image = new(), symbols = new();
        var emitted = run.Output.Emit(image, symbols);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        (image.Position, symbols.Position) = (0, 0);
        var definitions = new AssemblyLoadContext(null).LoadFromStream(image, symbols).GetCustomAttributes<SearchSpaceDefinitionAttribute>()
            .Select(a => (SpaceDefinition)Activator.CreateInstance(a.Definition, nonPublic: true)!)
            .ToDictionary(d => int.Parse(SpaceDescriptor.Parse(d.Descriptor).Space.Name[3..], CultureInfo.InvariantCulture));
        for (var i = 0; i < sources.Length; i++)
            if (sources[i].Length > 0 && !definitions.ContainsKey(i)) Fault(i, sources, "The space has neither a message nor a definition.");
        return [.. definitions.OrderBy(d => d.Key).Select(d => (d.Key, d.Value))];
    }

    private void CheckError(int number, NasException e)
    {
        if (!IsDocumented(e.Code) || string.IsNullOrWhiteSpace(e.Message)) _faults.Add($"Net{number}: {e.Code} has no page, or no text: {e.Message}");
        // The debug symbols name the files as the compiler saw them.
        var place = e.File?.Replace(GeneratorRun.ProjectDirectory, _folder + "/", StringComparison.Ordinal);
        if (place is { } file && !File.Exists(Path.Combine(_folder, file)) && e.Code != "NAS2001") _faults.Add($"Net{number}: {e.Code} names a file that does not exist: {file}");
        _output.WriteLine($"Net{number}: {Path.GetFileName(e.File)}({e.Line}): {e.Code}: {e.Message}");
    }

    /// <summary>All winners, compiled together in an ordinary build of the project, give what the record says.</summary>
    private void CheckWinners(string[] sources, IReadOnlyList<(int Number, SpaceModel Model, RunRecord Record)> searched)
    {
        var winners = searched.SelectMany(s => s.Record.Winners.Select(w => (s.Number, s.Model, Winner: w))).ToList();
        var run = GeneratorRun.Ordinary([.. sources, .. winners.Select(w => File.ReadAllText(w.Model.WinnerPath(w.Winner.Class)))]);
        foreach (var said in run.Output.GetDiagnostics().Concat(run.Reported).Where(d => d.Severity == DiagnosticSeverity.Error || d.Id.StartsWith("NAS3", StringComparison.Ordinal)))
            _faults.Add($"With its winners, the project does not compile without a remark: {said}");
        using var image = new MemoryStream();
        if (!run.Output.Emit(image).Success) return;
        image.Position = 0;
        var assembly = new AssemblyLoadContext(null).LoadFromStream(image);
        foreach (var (number, model, winner) in winners)
        {
            try
            {
                Check(model, winner, assembly.GetType($"Fuzz{number}.{winner.Class}")!);
            }
            catch (Exception e)
            {
                Fault(number, sources, $"{winner.Class} ({winner.Genotype}) is not what the record says: {e}");
            }
        }
    }

    private static void Check(SpaceModel model, WinnerRecord winner, Type type)
    {
        using var scope = NewDisposeScope();
        using var net = (Module<Tensor, Tensor>)Activator.CreateInstance(type)!;
        Assert.Equal(winner.Costs["Parameters"], net.parameters().Where(p => p.requires_grad).Sum(p => p.numel()));
        net.eval();
        using var none = no_grad();
        long[] shape = [3, .. model.Descriptor.Space.Input.Select(size => (long)size)];
        Assert.Equal(3, net.call(rand(shape)).shape[0]);
    }

    private void Fault(int number, string[] sources, string text) => _faults.Add($"Net{number}: {text}\n{sources[number].Split("private static readonly Tensor Shift")[0]}");

    private static bool IsDocumented(string code)
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "NasGen.sln"))) directory = directory.Parent!;
        return File.Exists(Path.Combine(directory.FullName, "docs", "errors", code + ".md"));
    }

    private static int? NumberOf(Diagnostic diagnostic) => Number(ModelFile().Match(diagnostic.Location.GetLineSpan().Path));

    private static int? GeneratedNumber(Diagnostic diagnostic) => Number(NetName().Match(diagnostic.ToString()));

    private static int? Number(Match match) => match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"/Model(\d+)\.cs$")]
    private static partial Regex ModelFile();

    [GeneratedRegex(@"Net(\d+)")]
    private static partial Regex NetName();
}
