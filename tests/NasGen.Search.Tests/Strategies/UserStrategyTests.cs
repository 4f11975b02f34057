using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NasGen.Search.Proposals;
using NasGen.Search.Replay;
using NasGen.Search.Strategies;
using NasGen.Search.Tests.Journals;
using NasGen.Search.Tests.Replay;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Strategies;

/// <summary>The example of docs/strategies.md, compiled as it stands into a library of its own.</summary>
public sealed class UserStrategyTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [Fact]
    public void The_example_of_the_documentation_compiles_runs_and_is_better_than_random_search()
    {
        var name = $"{Compile(Example())}#Greedy";
        var settings = new ReplaySettings(new ObjectiveSet([new("acc", true)])) { Strategies = [name], Budget = 60, Seeds = 50 };
        var result = TableReplay.Run(Tables.Structured(1), settings).Strategies[0];
        Assert.Equal(name, result.Name);
        Assert.True(result.AgainstRandom!.Low > 0, $"{result.AgainstRandom}");
        Assert.IsType(StrategyRegistry.Create($"{name[..name.IndexOf('#')]}#Mine.Greedy", FunctionOracle.Settings()).GetType(), StrategyRegistry.Create(name, FunctionOracle.Settings()));
    }

    [Fact]
    public void A_scheduler_takes_it_too() =>
        Assert.NotNull(StrategyRegistry.Create($"asha+{Compile(Example())}#Greedy", FunctionOracle.Settings() with { Fidelities = [1.0 / 3, 1] }).Ask());

    [Fact]
    public void What_is_no_strategy_is_refused_with_the_reason()
    {
        var library = Compile(Example() + "public sealed class Plain; public sealed class Odd : IStrategy { public Proposal? Ask() => null; public void Tell(Trial trial) { } }");
        string Reason(string name) => Assert.Throws<StrategyLoadException>(() => StrategyRegistry.EnsureKnown(name)).Message;
        Assert.Contains("there is no file", Reason("/no/such.dll#Greedy"), StringComparison.Ordinal);
        Assert.Contains("Greedy, Odd", Reason($"{library}#Greddy"), StringComparison.Ordinal);
        Assert.Contains("Greedy, Odd", Reason($"{library}#Plain"), StringComparison.Ordinal);
        Assert.Contains("constructor", Reason($"{library}#Odd"), StringComparison.Ordinal);
        File.WriteAllText(_directory.File("text.dll"), "text");
        Assert.Contains("cannot be loaded", Reason($"{_directory.File("text.dll")}#Greedy"), StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Dispose();

    private static string Example()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "NasGen.sln"))) root = Path.GetDirectoryName(root)!;
        return Regex.Match(File.ReadAllText(Path.Combine(root, "docs", "strategies.md")), "```csharp\n(?<code>.*?)```", RegexOptions.Singleline).Groups["code"].Value;
    }

    private string Compile(string source)
    {
        const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq;";
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal));
        var compilation = CSharpCompilation.Create(
            "Mine",
            [CSharpSyntaxTree.ParseText(source), CSharpSyntaxTree.ParseText(Usings)],
            [.. platform.Append(typeof(IStrategy).Assembly.Location).Select(p => MetadataReference.CreateFromFile(p))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var path = _directory.File("Mine.dll");
        var emitted = compilation.Emit(path);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return path;
    }
}
