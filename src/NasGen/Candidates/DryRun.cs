using NasGen.Costs;
using NasGen.Errors;
using NasGen.Expansions;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Statics;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Candidates;

/// <summary>
/// One dry run: a batch of two zero samples (zeros are valid for embeddings, too) runs through <c>forward</c> in eval mode, and then in train mode
/// if a property was not reached. What the user's modules hold must be registered.
/// </summary>
internal sealed class DryRun(SpaceDefinition definition, SpaceDescriptor descriptor, Genotype genotype)
{
    private const int Batch = 2;
    private readonly ArchitecturePlan _plan = new(descriptor.Space, genotype);

    public DryRunResult Run()
    {
        RequireRules();
        using var meter = new CostMeter(Batch);
        var builder = new ProbingBuilder(definition, _plan, meter);
        var statics = UserStatics.Of(definition);
        using var candidate = Guard("cannot be built", () =>
        {
            var created = definition.Create(builder);
            definition.Build(created);
            return statics.Watch(created);
        });
        foreach (var (_, child) in candidate.named_children())
            if (child is not Probe) meter.Watch(child, isOwn: true);
        using var input = zeros([Batch, .. descriptor.Space.InputOf(genotype)]);

        candidate.eval();
        // Each call gets an input of its own, because the user's code may change it in place.
        var output = Guard("threw in forward", () => candidate.call(input.clone()));
        CheckOutput(output);
        meter.Pause();
        Registration.Require(descriptor, [candidate, .. builder.Probes.SelectMany(probe => probe.Repeats)]);
        if (builder.Probes.Any(probe => !probe.IsReached))
        {
            candidate.train();
            Guard("threw in forward in train mode", () => candidate.call(input.clone()));
        }
        if (builder.Probes.FirstOrDefault(probe => !probe.IsReached) is { } unread)
            throw Failure.At(
                descriptor,
                "NAS2013",
                $"{descriptor.Space.Name}.{unread.Property.Name} is never called by forward with {genotype}. "
                + "Mark it [Skippable] if the network may do without it.");

        nn.Module[] modules = [candidate, .. builder.Probes.SelectMany(probe => probe.Repeats)];
        if (statics.HolderOf(modules) is { } holder)
            throw Failure.At(
                descriptor,
                "NAS2034",
                $"The network of {descriptor.Space.Name} registers a tensor of the static field {holder}. All networks of a search would share it, and the "
                + "first that is disposed of would dispose of it. Make the field an instance field, or register a clone() of the tensor.");
        var parameters = ParameterCount.Of(modules);
        var memory = parameters.Bytes + meter.ActivationBytes;
        return new DryRunResult(_plan.Shapes, output.shape[1..], parameters.Trainable, meter.Macs, memory) { Own = meter.Own };
    }

    /// <exception cref="NasException">NAS2018: the architecture breaks a rule of the user. NAS2007: the rule threw.</exception>
    private void RequireRules()
    {
        if (descriptor.Task.Rules is null) return;
        Dictionary<string, object> options = new(StringComparer.Ordinal);
        foreach (var decision in genotype.Space.Decisions.Select(d => d.Name).Concat(descriptor.Space.Properties.Select(p => p.Name)))
            if (descriptor.Space.OptionOf(genotype, decision) is { } option) options[decision] = option;
        foreach (var property in descriptor.Space.Properties)
            foreach (var (setting, _) in property.Settings ?? [])
                options[DecisionNames.OfSetting(property.Name, setting)] = descriptor.Space.SettingOf(genotype, property, setting)!;
        var broken = UserCode.Call(
            "NAS2007", "A [Require] method", definition, new DataContext(descriptor, "."), () => definition.BrokenRule(new Arguments(options)));
        if (broken is not null)
            throw Failure.At(descriptor, "NAS2018", $"The architecture does not meet {broken}, which [Require] names.");
    }

    private T Guard<T>(string what, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (NasException exception) when (exception.File is null)
        {
            throw Failure.At(descriptor, exception.Code, $"{descriptor.Space.Name} with {genotype}: {exception.Message}");
        }
        catch (Exception exception) when (exception is not NasException)
        {
            throw Failure.Threw(definition, descriptor, $"{descriptor.Space.Name} {what} with {genotype}", exception);
        }
        finally
        {
            UserStatics.Of(definition).Keep();
        }
    }

    private void CheckOutput(Tensor? output)
    {
        if (output is null) throw Failure.At(descriptor, "NAS2011", $"{descriptor.Space.Name}.forward returns null. Return one row per sample.");
        var shape = output.shape;
        var (classes, name) = (descriptor.Task.Classes, descriptor.Space.Name);
        if (descriptor.Task.Kind == TaskKind.Classification && (shape.Length != 2 || shape[0] != Batch || shape[1] != classes))
            throw Failure.At(descriptor, "NAS2011",
                $"{name}.forward returns [{string.Join(", ", shape)}] for a batch of {Batch}. Classification into {classes} classes needs "
                + $"[{Batch}, {classes}], one logit per class. End the network with a [Classifier({classes})] head.");
        if (descriptor.Task.Kind == TaskKind.Regression && (shape.Length == 0 || shape[0] != Batch))
            throw Failure.At(descriptor, "NAS2011",
                $"{name}.forward returns [{string.Join(", ", shape)}] for a batch of {Batch}. Regression needs one row per sample. "
                + "End the network with a [Regressor] head.");
        if (shape.Length == 0)
            throw Failure.At(
                descriptor, "NAS2011", $"{name}.forward returns a single number for a batch of {Batch}. Return one row per sample.");
    }
}
