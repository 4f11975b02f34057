using System.Reflection;
using NasGen.Costs;
using NasGen.Emission;
using NasGen.Modules;
using NasGen.Plans;
using NasGen.Search.Contracts;
using NasGen.Supernets.Weights;
using NasGen.Tests.Emission.Spaces;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Tests.Plans;

public sealed class PlanVisitorTests
{
    private static readonly ModuleBuilder Builder = new(new CellsDefinition());

    /// <summary>A call of every interpreter in NasGen. The interpreter in NasGen.Cli has tests of its own.</summary>
    private static readonly Dictionary<Type, Func<BlockPlan, object?>> Interpreters = new()
    {
        [typeof(ModuleBuilder)] = Builder.Build,
        [typeof(SourcePrinter)] = plan => new SourcePrinter(new SourceNames(new SpaceStructure("Digits", "Net", "public", [1], false, [], []), "NetBest")).Print(plan, ""),
        [typeof(PlanText)] = PlanText.Of,
        [typeof(PlanParameters)] = plan => PlanParameters.Of(plan) ?? (object)"the module's own affair",
        [typeof(LayerWalk)] = plan => LayerWalk.Calls([plan], SamplePlans.Input),
        [typeof(SharedLayers)] = Shared,
        [typeof(BuiltLayers)] = plan => Built(plan, Builder.Build(plan)),
        [typeof(WidestLayer)] = plan => WidestLayer.Of(plan, plan),
        [typeof(SharedBlock)] = plan => SharedBlock.Compile(Weights(), "0", plan, SamplePlans.Input[0]),
    };

    /// <summary>A cell is more than one expression and more than one step. The interpreters that print and run steps get only its operations.</summary>
    private static readonly Type[] WithoutCells = [typeof(SourcePrinter), typeof(SharedBlock)];

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var interpreter in Interpreters.Keys)
                foreach (var plan in Plans.Where(plan => plan != typeof(CellPlan) || !WithoutCells.Contains(interpreter)))
                    data.Add(interpreter.Name, plan.Name);
            return data;
        }
    }

    private static IEnumerable<Type> Plans => typeof(BlockPlan).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(BlockPlan)) && !t.IsAbstract);

    [Fact]
    public void Every_plan_has_a_sample_and_a_method_of_its_own_that_it_calls()
    {
        var methods = typeof(IPlanVisitor<>).GetMethods().Select(m => m.GetParameters().Single().ParameterType);
        Assert.Equal(Plans.OrderBy(t => t.Name), SamplePlans.All.Keys.OrderBy(t => t.Name));
        Assert.Equal(Plans.OrderBy(t => t.Name), methods.OrderBy(t => t.Name));
        Assert.All(SamplePlans.All, sample => Assert.Equal(sample.Key, sample.Value.Accept(DispatchProxy.Create<IPlanVisitor<Type>, VisitedType>())));
    }

    [Fact]
    public void Every_interpreter_is_in_the_table()
    {
        var interpreters = typeof(BlockPlan).Assembly.GetTypes()
            .Where(t => t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IPlanVisitor<>)));
        Assert.Equal(interpreters.OrderBy(t => t.Name), Interpreters.Keys.OrderBy(t => t.Name));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_interpreter_has_an_answer_for_every_plan(string interpreter, string plan)
    {
        using var scope = NewDisposeScope();
        Assert.NotNull(Interpreters.Single(i => i.Key.Name == interpreter).Value(SamplePlans.All.Single(p => p.Key.Name == plan).Value));
    }

    [Fact]
    public void The_two_interpreters_that_get_only_the_operations_of_a_cell_refuse_a_cell()
    {
        var cell = SamplePlans.All[typeof(CellPlan)];
        Assert.Contains("CellClass", Assert.Throws<NotSupportedException>(() => Interpreters[typeof(SourcePrinter)](cell)).Message);
        Assert.Contains("SuperCell", Assert.Throws<NotSupportedException>(() => Interpreters[typeof(SharedBlock)](cell)).Message);
    }

    /// <summary>One interpreter builds the modules; the others must give the same counts, shapes and layers.</summary>
    [Fact]
    public void The_interpreters_agree_on_parameters_shapes_and_layers()
    {
        foreach (var (type, plan) in SamplePlans.All)
        {
            using var scope = NewDisposeScope();
            using var module = Builder.Build(plan);
            var input = zeros([2, .. SamplePlans.Input]);
            var shape = module.call(input).shape;
            var numbers = module.parameters().Sum(p => p.numel());

            Assert.Equal(type == typeof(NewPlan) ? null : numbers, PlanParameters.Of(plan));
            Assert.Equal(numbers, Built(plan, module).SelectMany(layer => layer.parameters()).Sum(p => p.numel()));
            Assert.Equal(Built(plan, module).Count, Shared(plan).Count);
            if (type != typeof(CellPlan)) Assert.Equal(shape, SharedBlock.Compile(Weights(), "0", plan, SamplePlans.Input[0])(input, true).shape);
        }
    }

    private static List<SharedLayer> Shared(BlockPlan plan) => [.. SharedLayers.Of("0", plan, SamplePlans.Input[0])];

    private static List<nn.Module> Built(BlockPlan plan, nn.Module module) => [.. BuiltLayers.Of(plan, module)];

    private static SharedWeights Weights()
    {
        var weights = new SharedWeights(Builder);
        weights.Allocate();
        return weights;
    }

    /// <summary>A visitor whose result is the type of the parameter of the called method.</summary>
    private class VisitedType : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? method, object?[]? arguments) => method!.GetParameters().Single().ParameterType;
    }
}
