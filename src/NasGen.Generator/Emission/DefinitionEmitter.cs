using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Model;

namespace NasGen.Generator.Emission;

/// <summary>Emits the definition of a space: all that a search asks of it.</summary>
internal static class DefinitionEmitter
{
    private const string Pair = $"({CSharp.Tensor} Inputs, {CSharp.Tensor} Targets)";
    private const string Loaded = $"({CSharp.Tensor} Inputs, {CSharp.Tensor} Targets, string[]? Groups, double[]? Times)";

    public static void Emit(SourceWriter source, SpaceModel space, BuildOptions options)
    {
        var json = SpaceJson.Write(space);
        var (candidate, supernet) = (CandidateEmitter.NameOf(space, isSupernet: false), CandidateEmitter.NameOf(space, isSupernet: true));
        const string builder = $"{CSharp.Runtime}.CandidateBuilder builder";
        source
            .Line($"/// <summary>What a search asks of <see cref=\"{space.QualifiedName}\"/>.</summary>")
            .Block($"internal sealed class {NameOf(space)} : {CSharp.Runtime}.SpaceDefinition", type =>
            {
                type.Line("/// <inheritdoc/>")
                    .Line("public override string Descriptor =>")
                    .Indented("\"\"\"")
                    .Indented($"{{\"space\":{json},\"task\":{TaskJson.Write(space.Task, space.Rules, options)}}}")
                    .Indented("\"\"\";")
                    .Line();
                Member(type, "string Hash", CSharp.Literal(TextHash.Of(json)));
                Member(type, "string Size", CSharp.Literal(SpaceSize.Text(space.Decisions)));
                Member(type, $"{CSharp.Module} Create({builder})", $"new {candidate}(builder)");
                Member(type, $"void Build({CSharp.Module} candidate)", $"(({candidate})candidate).__nas_Build()");
                Member(type, $"{CSharp.Module} CreateSupernet({builder})", $"new {supernet}(builder)");
                Member(type, $"void BuildSupernet({CSharp.Module} supernet)", $"(({supernet})supernet).__nas_Build()");
                Member(type, $"void RetakeSupernet({CSharp.Module} supernet, {builder})", $"(({supernet})supernet).__nas_Take(builder)");
                Construct(type, space);
                Rules(type, space.Rules);
                Methods(type, space.Task);
            });
    }

    public static string NameOf(SpaceModel space) => space.Generated("Definition");

    private static void Construct(SourceWriter source, SpaceModel space)
    {
        var modules = space.Properties.SelectMany(p => p.Candidates).Where(c => c.Parameters is not null)
            .GroupBy(c => c.Type).Select(g => g.First()).ToList();
        if (modules.Count == 0) return;
        source.Line("/// <inheritdoc/>")
            .Block($"public override {CSharp.Module} Construct(string type, {CSharp.Runtime}.Arguments arguments) => type switch", cases =>
            {
                foreach (var module in modules)
                {
                    var arguments = module.Parameters!.Where(p => p.Binding != Bindings.Default)
                        .Select(p => $"{CSharp.Escape(p.Name)}: arguments.Get<{p.Type}>({CSharp.Literal(p.Name)})");
                    cases.Line($"{CSharp.Literal(module.Type)} => new {module.Type}({string.Join(", ", arguments)}),");
                }
                cases.Line("_ => base.Construct(type, arguments),");
            }, "};")
            .Line();
    }

    private static void Rules(SourceWriter source, IReadOnlyCollection<RuleModel> rules)
    {
        if (rules.Count == 0) return;
        source.Line("/// <inheritdoc/>")
            .Block($"public override string? BrokenRule({CSharp.Runtime}.Arguments options)", body =>
            {
                foreach (var rule in rules)
                {
                    var alive = rule.Parameters.Select(p => $"options.Has({CSharp.Literal(p.Option)}) && ");
                    var arguments = rule.Parameters.Select(p => $"options.Get<{p.Type}>({CSharp.Literal(p.Option)})");
                    body.Line($"if ({string.Concat(alive)}!{rule.Method.Call}({string.Join(", ", arguments)})) return {CSharp.Literal(rule.Name)};");
                }
                body.Line("return null;");
            })
            .Line();
    }

    private static void Methods(SourceWriter source, TaskModel task)
    {
        if (task.Methods.Load is { } load) Load(source, "Load", load);
        if (task.Methods.LoadTest is { } loadTest) Load(source, "LoadTest", loadTest);
        if (task.Methods.Loss is { } loss)
            Member(source, $"{CSharp.Tensor} Loss({CSharp.Module} net, {CSharp.Tensor} input, {CSharp.Tensor} target)", $"{loss.Call}(net, input, target)");
        var scores = task.Objectives.Where(o => o.Method is not null).ToList();
        if (scores.Count > 0)
            source.Line("/// <inheritdoc/>")
                .Block($"public override double Score(string method, {CSharp.Tensor} output, {CSharp.Tensor} target) => method switch", cases =>
                {
                    foreach (var score in scores) cases.Line($"{CSharp.Literal(score.Name)} => {score.Method!.Call}(output, target),");
                    cases.Line("_ => base.Score(method, output, target),");
                }, "};")
                .Line();
        if (task.Methods.Train is { } train)
            Member(
                source,
                $"double TrainAndScore({CSharp.Module} net, {Pair} train, {Pair} validation, double fidelity, "
                + "global::System.Action<double> report, global::System.Threading.CancellationToken stop)",
                $"{train.Call}(net, train, validation, fidelity, report, stop)");
    }

    private static void Load(SourceWriter source, string name, LoadMethodModel load) =>
        source.Line("/// <inheritdoc/>")
            .Block($"public override {Loaded} {name}()", body => body
                .Line($"var data = {load.Method.Call}();")
                .Line($"return (data.Item1, data.Item2, {(load.HasGroups ? "data.Item3" : "null")}, "
                    + $"{(load.HasTimes ? load.HasGroups ? "data.Item4" : "data.Item3" : "null")});"))
            .Line();

    private static void Member(SourceWriter source, string signature, string value) =>
        source.Line("/// <inheritdoc/>").Line($"public override {signature} => {value};").Line();
}
