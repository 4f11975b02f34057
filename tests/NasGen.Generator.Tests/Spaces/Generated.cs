using System.Numerics;
using System.Reflection;
using System.Runtime.Loader;
using NasGen.Generator.Tests.Harness;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Generator.Tests.Spaces;

/// <summary>What a source generates, compiled and loaded.</summary>
internal static class Generated
{
    public static Assembly Load(GeneratorRun run)
    {
        using var image = new MemoryStream();
        var emitted = run.Output.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext(null).LoadFromStream(image);
    }

    /// <summary>The definitions, found as the host finds them.</summary>
    public static IReadOnlyList<SpaceDefinition> Definitions(GeneratorRun run)
    {
        Assert.Empty(run.CompilerSays);
        return
        [
            .. Load(run).GetCustomAttributes<SearchSpaceDefinitionAttribute>()
                .Select(a => (SpaceDefinition)Activator.CreateInstance(a.Definition)!)
                .OrderBy(d => d.GetType().Name, StringComparer.Ordinal),
        ];
    }

    public static (SpaceDefinition Definition, SpaceDescriptor Descriptor) Single(params string[] sources)
    {
        var run = GeneratorRun.Search(sources);
        Assert.Empty(run.Reported);
        var definition = Assert.Single(Definitions(run));
        return (definition, SpaceDescriptor.Parse(definition.Descriptor));
    }

    /// <summary>
    /// Counts architectures by naming each one: slow, and independent of how the generator multiplies.
    /// </summary>
    public static BigInteger CountOneByOne(SpaceStructure structure)
    {
        var space = structure.ToSearchSpace();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<Search.Spaces.Genotype>([space.Default]);
        while (waiting.TryPop(out var genotype))
        {
            if (!seen.Add(genotype.ToString())) continue;
            for (var i = 0; i < space.Decisions.Count; i++)
                for (var gene = 0; genotype.IsAlive(i) && gene < space.Decisions[i].Domain.Count; gene++)
                    waiting.Push(genotype.With(i, gene));
        }
        return seen.Count;
    }
}
