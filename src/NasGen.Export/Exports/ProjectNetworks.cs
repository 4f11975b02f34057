using System.Reflection;
using NasGen.Cli.Commands;
using NasGen.Cli.Hosting;
using NasGen.Cli.Records;
using NasGen.Cli.Settings;
using NasGen.Search.Contracts;
using NasGen.Search.Records;
using NasGen.Search.Text;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Export.Exports;

/// <summary>Finds the classes to export: those that are named, or else the winners of all searches of the project.</summary>
internal static class ProjectNetworks
{
    public const string Code = "NAS4006";

    /// <param name="names">The names of classes; empty for all winners.</param>
    /// <exception cref="NasException">NAS4006: there is no such class, or no winner.</exception>
    public static IReadOnlyList<ProjectNetwork> Find(ProjectCall call, IReadOnlyList<string> names)
    {
        var assembly = UserAssembly.Open(call.Place.Assembly);
        var spaces = UserAssembly.SpacesOf(assembly, call.Place.ProjectDirectory)
            .Select(space => (Space: space, Record: RecordFile.TryRead(space.Model.RecordPath))).ToList();
        var wanted = names;
        if (wanted.Count == 0) wanted = [.. spaces.SelectMany(space => space.Record?.Winners ?? []).Select(winner => winner.Class)];
        if (wanted.Count == 0)
            throw new NasException(
                Code,
                "There is nothing to export: the project has no winner of a search. Search first, or name a class that derives from "
                + "Module<Tensor, Tensor> with --class (NasClass).");
        return [.. wanted.Distinct().Select(name => Network(assembly, name, spaces))];
    }

    private static ProjectNetwork Network(Assembly assembly, string name, List<(UserSpace Space, RunRecord? Record)> spaces)
    {
        var networks = assembly.GetTypes().Where(type => typeof(Module<Tensor, Tensor>).IsAssignableFrom(type)).ToList();
        var type = networks.FirstOrDefault(type => type.Name == name || type.FullName == name)
            ?? throw new NasException(
                Code,
                $"The project has no class '{name}' that derives from Module<Tensor, Tensor>."
                + NearestName.Hint(name, [.. networks.Where(type => !type.IsAbstract).Select(type => type.Name)]));
        if (type.IsAbstract)
            throw new NasException(Code, $"{name} is abstract, therefore it is no network yet. Export a class that derives from it, such as its winner.");
        var space = spaces.FirstOrDefault(space => assembly.GetType(space.Space.Model.QualifiedName)?.IsAssignableFrom(type) == true);
        return new ProjectNetwork(type, space.Space, space.Record);
    }
}
