using System.Reflection;
using System.Runtime.Loader;
using NasGen.Search.Proposals;

namespace NasGen.Search.Strategies;

/// <summary>
/// A user's own strategy, named <c>path.dll#Type</c>: a public class that implements <see cref="IStrategy"/> and has a public constructor with
/// one parameter, <see cref="StrategySettings"/>. The name may omit the namespace.
/// </summary>
internal static class UserStrategy
{
    public static bool IsNamed(string name) => name.Contains('#');

    /// <exception cref="StrategyLoadException">The file or type does not exist, or the type is not a strategy; the message says which.</exception>
    public static Func<StrategySettings, IStrategy> Load(string name)
    {
        var (file, type) = (name[..name.LastIndexOf('#')], name[(name.LastIndexOf('#') + 1)..]);
        var path = Path.GetFullPath(file);
        if (!File.Exists(path)) throw new StrategyLoadException(name, $"there is no file '{path}'");
        Type[] types;
        try
        {
            types = Contexts.GetOrAdd(path, p => new PluginContext(p)).LoadFromAssemblyPath(path).GetExportedTypes();
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or FileNotFoundException or TypeLoadException)
        {
            throw new StrategyLoadException(name, e.Message, e);
        }
        Type[] strategies = [.. types.Where(t => t.IsAssignableTo(typeof(IStrategy)) && !t.IsAbstract)];
        var found = Array.Find(strategies, t => t.FullName == type || t.Name == type)
            ?? throw new StrategyLoadException(name, strategies.Length == 0
                ? $"no public class in it implements {typeof(IStrategy).FullName}"
                : $"its strategies are {string.Join(", ", strategies.Select(t => t.Name))}");
        var constructor = found.GetConstructor([typeof(StrategySettings)])
            ?? throw new StrategyLoadException(name, $"{found.Name} has no public constructor that takes StrategySettings");
        return settings => (IStrategy)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [settings], null);
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, PluginContext> Contexts = new(StringComparer.Ordinal);

    /// <summary>Loads the dependencies that lie next to the user's file. NasGen itself is the one that runs.</summary>
    private sealed class PluginContext(string path) : AssemblyLoadContext(path)
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        protected override Assembly? Load(AssemblyName name) =>
            name.Name == typeof(IStrategy).Assembly.GetName().Name ? typeof(IStrategy).Assembly
            : _resolver.ResolveAssemblyToPath(name) is { } found ? LoadFromAssemblyPath(found)
            : null;
    }
}
