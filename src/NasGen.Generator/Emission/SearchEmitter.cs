using NasGen.Generator.Model;

namespace NasGen.Generator.Emission;

/// <summary>Emits the file that a space adds to the search build.</summary>
internal static class SearchEmitter
{
    public static string Emit(SpaceModel space, BuildOptions options)
    {
        var source = new SourceWriter();
        foreach (var line in CSharp.Header.Split('\n')) source.Line(line.TrimEnd('\r'));
        source.Line()
            .Line($"[assembly: {CSharp.Runtime}.SearchSpaceDefinition(typeof({space.Qualify(DefinitionEmitter.NameOf(space))}))]")
            .Line()
            .Namespace(space.Namespace, n =>
            {
                CandidateEmitter.Emit(n, space, isSupernet: false);
                n.Line();
                CandidateEmitter.Emit(n, space, isSupernet: true);
                n.Line();
                DefinitionEmitter.Emit(n, space, options);
            });
        return source.ToString();
    }
}
