using NasGen.Search.Contracts;
using NasGen.Search.Records;

namespace NasGen.Cli.Winners;

/// <summary>Checks the class name of a pick.</summary>
internal static class PickName
{
    /// <summary>Throws if no class of this name can be written beside the model.</summary>
    /// <param name="hasType">The function that looks up a full name among the project's types.</param>
    /// <exception cref="NasException">NAS2042: the name cannot be used. The message gives the reason.</exception>
    public static void Require(string name, SpaceModel model, RunRecord record, Func<string, bool> hasType)
    {
        if (!CSharpNames.IsIdentifier(name)) throw new NasException("NAS2042", $"'{name}' is not a valid class name.");
        if (name == model.Task.Winner) throw new NasException("NAS2042", $"{name} is the winner of {model.Name} itself: choose another name.");
        if (model.Task.Picks.Any(p => p.Name == name))
            throw new NasException(
                "NAS2042", $"{name} is a [Pick] of {model.Name}: change its limit there and search again, or choose another name.",
                model.File, model.Task.Line);
        // An earlier pick is replaced. Its stand-in is a type of the search build, therefore the check below would find it.
        if (record.Winners.Any(w => w.Class == name) && (WinnerWriter.Exists(model, name) || !File.Exists(model.WinnerPath(name)))) return;
        var full = model.Descriptor.Space.Namespace is { Length: > 0 } space ? $"{space}.{name}" : name;
        if (File.Exists(model.WinnerPath(name)) || hasType(full))
            throw new NasException("NAS2042", $"The project already has a class {name}, which is not a pick of {model.Name}: choose another name.");
    }
}
