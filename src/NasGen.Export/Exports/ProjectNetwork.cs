using System.Reflection;
using NasGen.Cli.Hosting;
using NasGen.Search.Contracts;
using NasGen.Search.Records;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Export.Exports;

/// <summary>A class of the project that can be exported.</summary>
/// <param name="Type">The class.</param>
/// <param name="Space">Its search space; <see langword="null"/> for a class that no search found.</param>
/// <param name="Record">The record of that search.</param>
internal sealed record ProjectNetwork(Type Type, UserSpace? Space, RunRecord? Record)
{
    /// <summary>Constructs the network.</summary>
    /// <exception cref="NasException">NAS4006: it cannot be constructed.</exception>
    public Module<Tensor, Tensor> Construct()
    {
        if (Type.GetConstructor(Type.EmptyTypes) is null && !Type.GetConstructors().Any(HasDefaults))
            throw new NasException(
                ProjectNetworks.Code, $"{Type.Name} has no public constructor that can be called without arguments. Derive a class that has one.");
        try
        {
            return (Module<Tensor, Tensor>)Activator.CreateInstance(
                Type, BindingFlags.CreateInstance | BindingFlags.Public | BindingFlags.Instance | BindingFlags.OptionalParamBinding, null, [], null)!;
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            throw new NasException(ProjectNetworks.Code, $"{Type.Name} cannot be constructed: {inner.Message.Split('\n')[0]}", inner: inner);
        }
    }

    /// <summary>The rate of the data that a network of the space takes; <see langword="null"/> if its space has no <c>[Resolution]</c>.</summary>
    public double? Rate()
    {
        if (Space?.Model.Descriptor.Space.Resolution() is not { } resolution) return null;
        using var net = Construct();
        return (double)Type.GetProperty(resolution.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(net)!;
    }

    private static bool HasDefaults(ConstructorInfo constructor) => constructor.GetParameters().All(parameter => parameter.IsOptional);
}
