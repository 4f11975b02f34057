using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using NasGen.Errors;
using NasGen.Search.Contracts;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NasGen.Candidates;

/// <summary>
/// Finds layers and parameters in the fields of the user's modules that TorchSharp does not know of: nobody called <c>RegisterComponents</c>, or they
/// stand in an array, a list, a dictionary, a tuple, an object of the user's or a lambda, or they were put there later. Such a layer takes part, but it
/// is neither trained nor counted nor saved, and its dropout never ends. Layers without parameters, and those that the user has frozen, do no harm.
/// </summary>
internal sealed class Registration
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = [];
    private static readonly Assembly[] Foreign = [typeof(object).Assembly, typeof(nn.Module).Assembly, typeof(Registration).Assembly];

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<nn.Module> _modules;
    private readonly HashSet<nint> _parameters;
    private readonly List<string> _forgotten = [];
    private long _numbers;

    private Registration(IReadOnlyList<nn.Module> roots)
    {
        _modules = new([.. roots, .. roots.SelectMany(r => r.modules())], ReferenceEqualityComparer.Instance);
        _parameters = [.. roots.SelectMany(r => r.parameters()).Select(p => p.Handle)];
    }

    /// <summary>Throws if a module holds something that is not registered. The network has run once, in eval mode.</summary>
    /// <param name="roots">The modules that are trained.</param>
    /// <exception cref="NasException">NAS2043.</exception>
    public static void Require(SpaceDescriptor descriptor, IReadOnlyList<nn.Module> roots)
    {
        var registration = new Registration(roots);
        foreach (var module in registration._modules)
            foreach (var field in FieldsOf(module.GetType()))
            {
                registration.Visit(field.GetValue(module));
                if (registration._forgotten.Count > 0) throw registration.Error(descriptor, field);
            }
    }

    /// <summary>The error. It points to the class that has the field, or to the model if symbols are missing.</summary>
    private NasException Error(SpaceDescriptor descriptor, FieldInfo field) => DebugSymbols.PlaceOf(field.DeclaringType!) is var (file, line)
        ? new NasException("NAS2043", Fault(field), file, line)
        : Failure.At(descriptor, "NAS2043", Fault(field));

    private string Fault(FieldInfo field)
    {
        var held = _forgotten is [var only] ? only : $"{_forgotten.Count} components ({string.Join(", ", _forgotten.Distinct(StringComparer.Ordinal))})";
        var harm = _numbers > 0
            ? $"{_numbers} number{(_numbers == 1 ? "" : "s")} of the network would be neither trained nor counted nor saved"
            : "the network would be evaluated as if it were training";
        return $"{field.DeclaringType!.Name}.{NameOf(field)} holds {held}, but nothing registers it: {harm}. RegisterComponents(), at the end of the "
            + "constructor, registers fields that are modules or parameters. Keep several in a ModuleList or a ParameterList.";
    }

    private void Visit(object? value)
    {
        switch (value)
        {
            case null or string or Delegate { Target: null }:
                break;
            case Tensor tensor:
                if (_seen.Add(tensor) && IsForgotten(tensor))
                    _forgotten.Add(tensor is Parameter ? "a Parameter" : "a tensor that asks for gradients and is no Parameter");
                break;
            case nn.Module module:
                if (_seen.Add(module)) Visit(module);
                break;
            case Delegate { Target: var target }:
                Visit(target);
                break;
            case Array { Rank: 1 } array:
                if (!array.GetType().GetElementType()!.IsPrimitive && _seen.Add(array)) VisitAll(array);
                break;
            default:
                if (IsOpen(value.GetType()) && (value.GetType().IsValueType || _seen.Add(value)))
                    VisitAll(FieldsOf(value.GetType()).Select(f => f.GetValue(value)));
                break;
        }
    }

    private void Visit(nn.Module module)
    {
        if (!_modules.Contains(module))
        {
            // What is registered is in eval mode now. Layers that have buffers compute other than in training, and so does dropout.
            var trains = module.parameters().ToList().Count(IsForgotten) > 0;
            if (trains || (module.training && (module.buffers().Any() || module.GetType().Name.Contains("Dropout", StringComparison.Ordinal))))
                _forgotten.Add($"a {module.GetType().Name}");
            VisitAll(FieldsOf(module.GetType()).Select(f => f.GetValue(module)));
        }
        if (module is IEnumerable items && module.GetType().Assembly == typeof(nn.Module).Assembly) VisitAll(items);
    }

    private void VisitAll(IEnumerable values)
    {
        foreach (var value in values) Visit(value);
    }

    /// <summary>Whether a tensor is to be trained, but is no parameter of the network; it is counted then. What a layer has computed is no leaf.</summary>
    private bool IsForgotten(Tensor tensor)
    {
        if (tensor.IsInvalid || !tensor.requires_grad || !tensor.is_leaf || !_parameters.Add(tensor.Handle)) return false;
        _numbers += tensor.numel();
        return true;
    }

    /// <summary>Whether an object of this type may hold modules: a type of the user's, a closure, a collection, a tuple.</summary>
    private static bool IsOpen(Type type) =>
        IsUsers(type)
        || type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) is true
        || typeof(ITuple).IsAssignableFrom(type)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Lazy<>));

    private static bool IsUsers(Type type) =>
        !Foreign.Contains(type.Assembly)
        && type.Assembly.GetName().Name is { } name
        && !name.StartsWith("System.", StringComparison.Ordinal)
        && !name.StartsWith("Microsoft.", StringComparison.Ordinal);

    /// <summary>The fields of a type that can lead to a module. Those of TorchSharp's and NasGen's own classes are left out.</summary>
    private static FieldInfo[] FieldsOf(Type type) => Fields.GetOrAdd(type, static start =>
    {
        var fields = new List<FieldInfo>();
        for (var type = start; type is not null; type = type.BaseType)
            if (IsOpen(type)) fields.AddRange(type.GetFields(Declared).Where(f => !f.FieldType.IsPrimitive && !f.FieldType.IsEnum && !f.FieldType.IsPointer));
        return [.. fields];
    });

    /// <summary>The name in the source: that of the property or parameter for a field that the compiler made.</summary>
    private static string NameOf(FieldInfo field) =>
        field.Name.StartsWith('<') && field.Name.IndexOf('>', StringComparison.Ordinal) is > 1 and var end ? field.Name[1..end] : field.Name;
}
