using System.Reflection;
using System.Runtime.Loader;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Text;

namespace NasGen.Cli.Hosting;

/// <summary>The user's assembly of the search build, and the spaces that the generator defined in it.</summary>
internal static class UserAssembly
{
    /// <param name="models">Class names to take, short or with their namespace; empty: all.</param>
    /// <exception cref="NasException">NAS2027: no space, or none of that name.</exception>
    public static IReadOnlyList<SpaceModel> Load(string path, string projectDirectory, IReadOnlyList<string> models) =>
        [.. LoadSpaces(path, projectDirectory, models).Select(s => s.Model)];

    /// <inheritdoc cref="Load"/>
    public static IReadOnlyList<UserSpace> LoadSpaces(string path, string projectDirectory, IReadOnlyList<string> models)
    {
        var all = SpacesOf(Open(path), projectDirectory);
        if (all.Count == 0)
            throw new NasException(
                "NAS2027", $"{Path.GetFileName(path)} has no search space: no class is marked [SearchSpace], or NasGen's generator did not run.");
        if (models.Count == 0) return all;
        return [.. models.Select(name => Find(all, name)).Distinct()];
    }

    /// <summary>Loads the assembly, and makes known where its own references are.</summary>
    public static Assembly Open(string path)
    {
        var full = Path.GetFullPath(path);
        if (!File.Exists(full)) throw new NasException("NAS2027", $"There is no assembly '{path}'.");
        HostAssemblies.AddUserDirectory(Path.GetDirectoryName(full)!);
        return AssemblyLoadContext.Default.LoadFromAssemblyPath(full);
    }

    /// <summary>The spaces of an assembly, in the order of their names. There can be none.</summary>
    public static List<UserSpace> SpacesOf(Assembly assembly, string projectDirectory) =>
    [
        .. assembly.GetCustomAttributes<SearchSpaceDefinitionAttribute>()
            .Select(a => UserSpace.Of((SpaceDefinition)Activator.CreateInstance(a.Definition, nonPublic: true)!, projectDirectory))
            .OrderBy(s => s.Model.QualifiedName, StringComparer.Ordinal),
    ];

    /// <summary>The names that no further winner of a space can have.</summary>
    public static TakenNames NamesAround(string path, SpaceModel model) =>
        new(AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(path)), model);

    private static UserSpace Find(List<UserSpace> all, string name) =>
        all.FirstOrDefault(s => name == s.Model.Name || name == s.Model.QualifiedName)
        ?? throw new NasException("NAS2027", $"There is no search space '{name}'.{NearestName.Hint(name, [.. all.Select(s => s.Model.Name)])}");
}
