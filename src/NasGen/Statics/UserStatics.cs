using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Statics;

/// <summary>
/// The tensors in static fields of the user's code, which outlive every training. TorchSharp gives a new tensor to the dispose scope that is open, and
/// NasGen opens one for each step. Tensors of static initializers are therefore made here, before any step; those that the user's code makes later
/// are taken out of the scope as soon as the call that made them returns. One that the user's code then replaces would have been disposed of by its scope;
/// it is, before the next batch.
/// </summary>
internal sealed class UserStatics
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Assembly, UserStatics> ByAssembly = new();

    [ThreadStatic]
    private static List<Tensor>? _replaced;

    private readonly FieldInfo[] _fields;

    /// <summary>The tensors that were taken out of a scope.</summary>
    private readonly HashSet<Tensor> _kept = new(ReferenceEqualityComparer.Instance);

    /// <summary>The fields whose tensors may be others after a call of the user's code.</summary>
    private readonly FieldInfo[] _changing;

    /// <summary>What each of them held after the last call.</summary>
    private readonly object?[] _seen;

    private UserStatics(Assembly user)
    {
        // A new thread has no dispose scope and computes gradients.
        _fields = Task.Factory.StartNew(
            () => Assemblies(user).SelectMany(TypesOf).SelectMany(Initialized).ToArray(), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default).GetAwaiter().GetResult();
        _changing = [.. _fields.Where(field => !field.IsInitOnly || !TensorGraph.IsLeaf(field.FieldType))];
        _seen = new object?[_changing.Length];
    }

    /// <summary>The statics of the assembly that defines an object, and of those that it refers to. The first call runs their initializers.</summary>
    public static UserStatics Of(object definition) => ByAssembly.GetOrAdd(definition.GetType().Assembly, static user => new UserStatics(user));

    /// <summary>Disposes of kept tensors that were replaced. Call it while no code of the user runs, which could still use them.</summary>
    public static void DisposeOfReplaced()
    {
        if (_replaced is not { Count: > 0 } replaced) return;
        foreach (var tensor in replaced) tensor.Dispose();
        replaced.Clear();
    }

    /// <summary>Takes the tensors out of the dispose scopes that would dispose of them.</summary>
    public void Keep()
    {
        if (!MayHaveChanged()) return;
        HashSet<Tensor> held = new(ReferenceEqualityComparer.Instance);
        foreach (var value in _seen)
            foreach (var tensor in TensorGraph.TensorsOf(value))
                if (held.Add(tensor) && TakesOut(tensor)) _kept.Add(tensor);
        foreach (var tensor in _kept)
            if (!held.Contains(tensor)) (_replaced ??= []).Add(tensor);
        _kept.IntersectWith(held);
    }

    /// <summary>Keeps what <c>forward</c> of a module makes, whenever it is called. Costs nothing if no static field can change.</summary>
    public TModule Watch<TModule>(TModule module) where TModule : nn.Module<Tensor, Tensor>
    {
        Keep(); // What its constructor made.
        if (_changing.Length > 0)
            module.register_forward_hook((_, _, output) =>
            {
                Keep();
                return output;
            });
        return module;
    }

    /// <summary>The name of a static field whose tensors are parameters or buffers of modules; <see langword="null"/> if there is none.</summary>
    public string? HolderOf(IEnumerable<nn.Module> modules)
    {
        if (_fields.Length == 0) return null;
        HashSet<object> registered = new(ReferenceEqualityComparer.Instance);
        foreach (var module in modules) registered.UnionWith([.. module.parameters(), .. module.buffers()]);
        return Array.Find(_fields, field => TensorGraph.TensorsOf(field.GetValue(null)).Any(registered.Contains)) is { } holder
            ? $"{holder.DeclaringType!.Name}.{holder.Name.Split('<', '>') switch { [_, var property, _] => property, _ => holder.Name }}"
            : null;
    }

    /// <summary>Looks at each field. A tensor is the same one as long as the field holds it; a collection may hold others.</summary>
    private bool MayHaveChanged()
    {
        var mayHave = false;
        for (var i = 0; i < _changing.Length; i++)
        {
            var value = _changing[i].GetValue(null);
            mayHave |= !ReferenceEquals(value, _seen[i]) || (value is not null && !TensorGraph.IsLeaf(value.GetType()));
            _seen[i] = value;
        }
        return mayHave;
    }

    /// <returns>Whether a scope owned the tensor.</returns>
    private static bool TakesOut(Tensor tensor)
    {
        var before = DisposeScopeManager.Statistics.DetachedFromScopeCount;
        tensor.DetachFromDisposeScope();
        return DisposeScopeManager.Statistics.DetachedFromScopeCount > before;
    }

    /// <summary>The user's assembly and those that it refers to, directly or not, as far as they can make tensors.</summary>
    private static IEnumerable<Assembly> Assemblies(Assembly user)
    {
        List<Assembly> all = [user];
        for (var i = 0; i < all.Count; i++)
            foreach (var name in all[i].GetReferencedAssemblies().Where(name => !IsOfTheFramework(name.Name!)))
                if (TryLoad(all[i], name) is { } assembly && TensorGraph.IsUsers(assembly) && !all.Contains(assembly)) all.Add(assembly);
        return all;
    }

    private static bool IsOfTheFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal) || name is "netstandard" or "mscorlib";

    private static Assembly? TryLoad(Assembly from, AssemblyName name)
    {
        try
        {
            return (AssemblyLoadContext.GetLoadContext(from) ?? AssemblyLoadContext.Default).LoadFromAssemblyName(name);
        }
        catch (Exception e) when (e is IOException or BadImageFormatException)
        {
            return null; // A reference that is not there at run time.
        }
    }

    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            return e.Types.OfType<Type>();
        }
    }

    /// <summary>The static fields of a type that may hold tensors, after its initializers have run.</summary>
    private static FieldInfo[] Initialized(Type type)
    {
        if (type.ContainsGenericParameters) return []; // Its statics belong to the types that are made of it, which are not known.
        try
        {
            FieldInfo[] fields = [.. type.GetFields(Static).Where(field => !field.IsLiteral && TensorGraph.MayHold(field.FieldType))];
            if (fields.Length > 0) RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            return fields;
        }
        catch (Exception e) when (e is TypeInitializationException or TypeLoadException or IOException)
        {
            return []; // Code that uses the type gets the same exception.
        }
    }
}
