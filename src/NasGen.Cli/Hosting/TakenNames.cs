using System.Reflection;
using NasGen.Errors;
using NasGen.Search.Contracts;
using TorchSharp;

namespace NasGen.Cli.Hosting;

/// <summary>
/// The names that a further class in the namespace of a space must not have: those of the space's members, of the project's types, and of the types,
/// functions and aliases that the project's code uses by way of <c>using</c>. Such a class would come before them, and the project would no longer compile.
/// </summary>
/// <param name="assembly">The user's assembly.</param>
internal sealed class TakenNames(Assembly assembly, SpaceModel model)
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>What has a name already, as a noun phrase; <see langword="null"/> if a class can have it.</summary>
    public string? HolderOf(string name)
    {
        if (IsMember(name)) return $"a member of {model.Name}";
        var type = assembly.GetTypes().FirstOrDefault(t => t.Name == name)
            ?? assembly.GetReferencedAssemblies().SelectMany(Exported).FirstOrDefault(t => t.Name == name);
        if (type is not null) return $"the type {type.FullName}";
        if (DebugSymbols.Aliases(assembly).Contains(name)) return $"an alias in the project (using {name} = …)";
        var function = new[] { typeof(torch), typeof(torch.nn) }.FirstOrDefault(t => t.GetMember(name, BindingFlags.Static | BindingFlags.Public).Length > 0);
        return function is null ? null : $"{function.FullName!.Replace('+', '.')}.{name}";
    }

    private bool IsMember(string name)
    {
        for (var type = assembly.GetTypes().FirstOrDefault(t => t.FullName?.Replace('+', '.') == model.QualifiedName); type is not null; type = type.BaseType)
            if (type.GetMember(name, Any).Any(m => m is not (FieldInfo { IsPrivate: true } or MethodBase { IsPrivate: true })))
                return true;
        return false;
    }

    /// <summary>The public types of a library, and those that a facade such as System.Runtime passes on.</summary>
    private static IEnumerable<Type> Exported(AssemblyName name)
    {
        try
        {
            var library = Assembly.Load(name);
            return [.. library.GetExportedTypes(), .. library.GetForwardedTypes()];
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or TypeLoadException or ReflectionTypeLoadException)
        {
            return []; // A library that is not there, or a part of it. The compiler will say what it finds.
        }
    }
}
