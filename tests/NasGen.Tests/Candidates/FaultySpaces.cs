using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Candidates;

/// <summary>A model that fails in the way that its decision names.</summary>
[SearchSpace(Input = [3, 6, 6]), Classification(4)]
public abstract class Faulty() : Module<Tensor, Tensor>(nameof(Faulty))
{
    internal const int ThrowingLine = 41;
    internal static string SourceFile => Path();

    [Values("none", "throws", "shape", "nothing read", "training only", "null")]
    protected abstract string Fault { get; }

    [Choice<ConvBlock, ResidualBlock, Stubborn>, Width(4, 8), Kernel(3, 4), Depth(1, 3)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Choice(typeof(MlpBlock)), Width(5)]
    protected abstract Module<Tensor, Tensor> Tail { get; }

    [Classifier(4)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var body = Body.call(input);
        if (Fault == "null") return null!;
        if (Fault == "throws") body = Mismatch(body);
        if (Fault == "shape") return Tail.call(body).MoveToOuterDisposeScope();
        if (Fault == "nothing read") return Head.call(body).MoveToOuterDisposeScope();
        if (Fault == "training only" && training) Tail.call(body);
        if (Fault == "training only") return Head.call(body.mean([2, 3])).MoveToOuterDisposeScope();
        return Head.call(Tail.call(body)).MoveToOuterDisposeScope();
    }

    private static Tensor Mismatch(Tensor body) =>
        body.reshape(2, 7);

    private static string Path([CallerFilePath] string path = "") => path;
}

/// <summary>A user module whose constructor refuses a width.</summary>
public sealed class Stubborn : Module<Tensor, Tensor>
{
    internal const int ThrowingLine = 54;

    public Stubborn(long inChannels, long outChannels) : base(nameof(Stubborn))
    {
        if (outChannels == 8)
            throw new ArgumentException("8 is too wide for me.");
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => input.alias();
}
