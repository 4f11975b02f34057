using Microsoft.CodeAnalysis;
using NasGen.Generator.Analyzers;

namespace NasGen.Generator.Tests.Analyzers;

public class UnregisteredAnalyzerTests
{
    private const string Head = "[Classifier(10)] protected abstract Module<Tensor, Tensor> Head { get; } ";

    [Theory]
    [InlineData("class Own(int inChannels) : Module<Tensor, Tensor>(\"o\") { private readonly Module<Tensor, Tensor> {|NAS0023:layer|} = Linear(inChannels, 2); FORWARD }")]
    [InlineData("class Own : Module<Tensor, Tensor> { private readonly TorchSharp.Modules.Linear {|NAS0023:layer|}; public Own(int inChannels) : base(\"o\") { layer = Linear(inChannels, 2); } FORWARD }")]
    [InlineData("class Own(int inChannels) : Module<Tensor, Tensor>(\"o\") { private readonly TorchSharp.Modules.Parameter {|NAS0023:scale|} = Parameter(ones(inChannels)); FORWARD }")]
    [InlineData("class Own(int inChannels) : Module<Tensor, Tensor>(\"o\") { public Module<Tensor, Tensor> {|NAS0023:Layer|} { get; } = Linear(inChannels, 2); FORWARD }")]
    [InlineData("class Base : Module<Tensor, Tensor> { private readonly Module<Tensor, Tensor> {|NAS0023:layer|} = Linear(2, 2); public Base() : base(\"o\") { } FORWARD } class Own : Base;")]
    public Task A_candidate_that_registers_nothing_is_reported_at_its_field(string candidate) => Verify(Candidate(candidate));

    [Theory]
    [InlineData("private readonly Module<Tensor, Tensor>[] {|NAS0023:layers|} = [Linear(2, 2), Linear(2, 2)];", "")]
    [InlineData("private readonly TorchSharp.Modules.Linear[] {|NAS0023:layers|};", "layers = Enumerable.Range(0, 3).Select(_ => Linear(2, 2)).ToArray();")]
    [InlineData("private readonly System.Collections.Generic.List<Module<Tensor, Tensor>> {|NAS0023:layers|} = new();", "for (var i = 0; i < 3; i++) layers.Add(Linear(2, 2));")]
    [InlineData("private readonly System.Collections.Generic.Dictionary<string, Module<Tensor, Tensor>> {|NAS0023:layers|} = [];", "this.layers[\"a\"] = Linear(2, 2);")]
    [InlineData("private readonly (Module<Tensor, Tensor> A, Module<Tensor, Tensor> B) {|NAS0023:layers|} = (Linear(2, 2), Linear(2, 2));", "")]
    [InlineData("private readonly TorchSharp.Modules.Parameter[] {|NAS0023:scales|} = [Parameter(ones(2))];", "")]
    public async Task Layers_in_an_array_or_list_are_reported_in_spaces_and_in_candidates_even_if_fields_are_registered(string field, string constructor)
    {
        await Verify(Candidate($"class Own : Module<Tensor, Tensor> {{ {field} public Own() : base(\"o\") {{ {constructor} RegisterComponents(); }} FORWARD }}"));
        await Verify(Space(field, constructor));
    }

    [Fact]
    public async Task The_message_names_class_and_field_and_says_what_to_do()
    {
        var found = await Verify(Space("private readonly Module<Tensor, Tensor>[] {|NAS0023:own|} = [Linear(2, 2)];", ""));
        Assert.Equal(
            "'Net.own' holds modules or parameters, but nothing registers it. Its parameters would neither be trained nor counted nor saved: keep them in a "
            + "ModuleList or a ParameterList, and call RegisterComponents() at the end of the constructor.", Assert.Single(found).GetMessage());
    }

    [Fact]
    public async Task A_candidate_of_two_spaces_is_reported_once() => Assert.Single(await Verify(
        Candidate("class Own() : Module<Tensor, Tensor>(\"o\") { private readonly Module<Tensor, Tensor> {|NAS0023:layer|} = Linear(2, 2); FORWARD }")
        + "[SearchSpace(Input = [4])] public abstract class Other() : Module<Tensor, Tensor>(\"n\") { [Choice<Own, MlpBlock>] protected abstract Module<Tensor, Tensor> A { get; } FORWARD }"
            .Replace("FORWARD", Forward, StringComparison.Ordinal)));

    [Theory]
    [InlineData("class Own : Module<Tensor, Tensor> { private readonly Module<Tensor, Tensor> layer = Linear(2, 2); public Own() : base(\"o\") => RegisterComponents(); FORWARD }")]
    [InlineData("class Own : Module<Tensor, Tensor> { private readonly Module<Tensor, Tensor> layer; public Own() : base(\"o\") { layer = Linear(2, 2); register_module(\"layer\", layer); } FORWARD }")]
    [InlineData("class Base : Module<Tensor, Tensor> { protected Base() : base(\"o\") { this.RegisterComponents(); } FORWARD } class Own : Base { private readonly Module<Tensor, Tensor> layer = Linear(2, 2); }")]
    [InlineData("class Own : Module<Tensor, Tensor> { private readonly Module<Tensor, Tensor> a, b; private readonly Module<Tensor, Tensor>[] all; public Own() : base(\"o\") { a = Linear(2, 2); b = Linear(2, 2); all = [a, b]; RegisterComponents(); } FORWARD }")]
    [InlineData("class Own : Module<Tensor, Tensor> { private readonly TorchSharp.Modules.ModuleList<Module<Tensor, Tensor>> all; public Own() : base(\"o\") { all = ModuleList<Module<Tensor, Tensor>>(Linear(2, 2)); RegisterComponents(); } FORWARD }")]
    [InlineData("class Own : Module<Tensor, Tensor> { private readonly Module<Tensor, Tensor>[] all = [Linear(2, 2)]; public Own() : base(\"o\") { for (var i = 0; i < all.Length; i++) register_module($\"{i}\", all[i]); } FORWARD }")]
    [InlineData("class Own : Module<Tensor, Tensor> { private readonly string[] names = [string.Concat(\"a\")]; private readonly int size = 2; private static readonly Module<Tensor, Tensor> Shared = Linear(2, 2); public Own() : base(\"o\") { } FORWARD }")]
    public Task What_is_registered_and_what_is_no_layer_is_left_alone(string candidate) => Verify(Candidate(candidate));

    [Fact]
    public Task Fields_of_a_space_need_no_call_because_generated_code_makes_it() =>
        Verify(Space("private readonly Module<Tensor, Tensor> layer = Linear(2, 2); private readonly TorchSharp.Modules.Parameter scale = Parameter(ones(2));", ""));

    [Fact]
    public Task A_module_that_no_space_names_is_left_alone() =>
        Verify(Space("", "") + "class Elsewhere() : Module<Tensor, Tensor>(\"e\") { private readonly Module<Tensor, Tensor> layer = Linear(2, 2); FORWARD }".Replace("FORWARD", Forward, StringComparison.Ordinal));

    private const string Forward = "public override Tensor forward(Tensor x) => x;";

    private static Task<IReadOnlyList<Diagnostic>> Verify(string marked) => AnalyzerTest.Verify<UnregisteredAnalyzer>(marked);

    private static string Candidate(string candidate) =>
        $"[SearchSpace(Input = [4])] public abstract class Net() : Module<Tensor, Tensor>(\"n\") {{ [Choice(typeof(Own), typeof(MlpBlock))] protected abstract "
        + $"Module<Tensor, Tensor> Body {{ get; }} {Head} {Forward} }} {candidate.Replace("FORWARD", Forward, StringComparison.Ordinal).Replace("class ", "public class ", StringComparison.Ordinal)}";

    private static string Space(string field, string constructor) =>
        $"[SearchSpace(Input = [4])] public abstract class Net : Module<Tensor, Tensor> {{ {field} protected Net() : base(\"n\") {{ {constructor} }} "
        + $"[Choice<MlpBlock, IdentityBlock>] protected abstract Module<Tensor, Tensor> Body {{ get; }} {Head} {Forward} }}";
}
