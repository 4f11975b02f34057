namespace NasGen.Emission;

/// <summary>
/// The file-local classes of a winner, printed where it uses them. They register the names and compute what their counterparts in
/// <see cref="Plans.Modules"/> do.
/// </summary>
internal static class LocalClasses
{
    /// <param name="module">A class of <see cref="Plans.Modules"/>.</param>
    /// <param name="name">What it is called in the file.</param>
    public static string Print(string module, string name) => module switch
    {
        "Residual" => $$"""
            /// <summary>The body's output plus the input, which the shortcut projects where shapes differ.</summary>
            file sealed class {{name}} : Module<Tensor, Tensor>
            {
                private readonly Sequential body;
                private readonly Sequential? shortcut;

                public {{name}}(Sequential body, Sequential? shortcut = null) : base(nameof({{name}}))
                {
                    this.body = body;
                    this.shortcut = shortcut;
                    RegisterComponents();
                }

                public override Tensor forward(Tensor input)
                {
                    using var output = body.call(input);
                    if (shortcut is null) return output + input;
                    using var projected = shortcut.call(input);
                    return output + projected;
                }
            }
            """,
        "Concat" => $$"""
            /// <summary>The outputs of all branches, concatenated along the channels.</summary>
            file sealed class {{name}} : Module<Tensor, Tensor>
            {
                private readonly ModuleList<Sequential> branches;

                public {{name}}(params Sequential[] branches) : base(nameof({{name}}))
                {
                    this.branches = new ModuleList<Sequential>(branches);
                    RegisterComponents();
                }

                public override Tensor forward(Tensor input)
                {
                    using var scope = NewDisposeScope();
                    var outputs = new Tensor[branches.Count];
                    for (var i = 0; i < outputs.Length; i++) outputs[i] = branches[i].call(input);
                    return cat(outputs, 1).MoveToOuterDisposeScope();
                }
            }
            """,
        "Gate" => $$"""
            /// <summary>The input, weighted by what the layers make of it.</summary>
            file sealed class {{name}} : Module<Tensor, Tensor>
            {
                private readonly Sequential layers;

                public {{name}}(params Module<Tensor, Tensor>[] layers) : base(nameof({{name}}))
                {
                    this.layers = Sequential(layers);
                    RegisterComponents();
                }

                public override Tensor forward(Tensor input)
                {
                    using var weights = layers.call(input);
                    return input * weights;
                }
            }
            """,
        "GroupNorm" => $$"""
            /// <summary>Group normalisation that starts with weights of one and biases of zero: TorchSharp 0.107 leaves them as the memory was.</summary>
            file sealed class {{name}} : Module<Tensor, Tensor>
            {
                private readonly Parameter weight;
                private readonly Parameter bias;
                private readonly long groups;

                public {{name}}(long groups, long channels) : base(nameof({{name}}))
                {
                    this.groups = groups;
                    weight = (Parameter)Parameter(ones(channels)).DetachFromDisposeScope();
                    bias = (Parameter)Parameter(zeros(channels)).DetachFromDisposeScope();
                    RegisterComponents();
                }

                public override Tensor forward(Tensor input) => functional.group_norm(input, groups, weight, bias);
            }
            """,
        _ => throw new ArgumentOutOfRangeException(nameof(module), module, "No such class."),
    };
}
