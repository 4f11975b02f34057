using System.Collections.Concurrent;
using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Statics;

/// <summary>
/// Finds the tensors that an object of the user holds: in arrays, collections, tuples, lazy values, modules, and in the fields of the user's own types.
/// </summary>
internal static class TensorGraph
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, bool> Holders = new();
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = new();
    private static readonly ConcurrentDictionary<Assembly, bool> Users = new();

    /// <summary>Whether code of an assembly, which is neither TorchSharp's nor NasGen's own, can make tensors.</summary>
    public static bool IsUsers(Assembly assembly) => Users.GetOrAdd(assembly, static a =>
        a.GetName().Name is not ("TorchSharp" or "NasGen" or "NasGen.Cli")
        && a.GetReferencedAssemblies().Any(r => r.Name == typeof(Tensor).Assembly.GetName().Name));

    /// <summary>Whether an object of a type is a tensor or a module, which holds the same tensors as long as it lives.</summary>
    public static bool IsLeaf(Type type) => typeof(Tensor).IsAssignableFrom(type) || typeof(nn.Module).IsAssignableFrom(type);

    /// <summary>Whether an object of a type may hold tensors.</summary>
    public static bool MayHold(Type type) => Holders.GetOrAdd(type, static t => MayHold(t, []));

    /// <summary>The tensors that an object holds.</summary>
    public static IReadOnlyList<Tensor> TensorsOf(object? value)
    {
        if (value is null) return [];
        if (value is Tensor single) return [single];
        List<Tensor> found = [];
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<object?> open = new([value]);
        while (open.TryPop(out var next))
        {
            if (next is Tensor tensor) found.Add(tensor);
            else if (next is not null && (next is ValueType || seen.Add(next))) Open(next);
        }
        return found;

        void Open(object holder)
        {
            if (holder is nn.Module module) found.AddRange([.. module.parameters(), .. module.buffers()]);
            if (holder is Array array) foreach (var element in array) open.Push(element);
            else foreach (var field in FieldsOf(holder.GetType())) open.Push(field.GetValue(holder));
        }
    }

    private static bool MayHold(Type type, HashSet<Type> outer)
    {
        if (IsLeaf(type)) return true;
        if (type.IsPrimitive || type.IsEnum || type.IsPointer || type.IsFunctionPointer || type.IsSubclassOf(typeof(Delegate))) return false;
        if (type.HasElementType) return MayHold(type.GetElementType()!, outer);
        if (type.GetGenericArguments().Any(argument => MayHold(argument, outer))) return true;
        return IsUsers(type.Assembly)
            && (type.IsAbstract || (outer.Add(type) && OwnFields(type).Any(field => MayHold(field.FieldType, outer))));
    }

    private static FieldInfo[] FieldsOf(Type type) => Fields.GetOrAdd(type, static t => [.. OwnFields(t).Where(field => MayHold(field.FieldType))]);

    /// <summary>The fields of a type and of its base types, as far as these are not TorchSharp's.</summary>
    private static IEnumerable<FieldInfo> OwnFields(Type type)
    {
        for (var own = type; own is not null && own.Assembly != typeof(Tensor).Assembly; own = own.BaseType)
            foreach (var field in own.GetFields(Instance)) yield return field;
    }
}
