namespace NasGen.Plans;

/// <summary>
/// An interpreter of block plans. The interface has one method per node and layer and no default. A new node therefore does not compile until
/// every implementation of this interface handles it.
/// </summary>
/// <typeparam name="T">The result for a plan: a module, an expression, a number, ….</typeparam>
internal interface IPlanVisitor<out T>
{
    T Visit(SequencePlan plan);

    T Visit(ResidualPlan plan);

    T Visit(ConcatenationPlan plan);

    T Visit(GatePlan plan);

    T Visit(CellPlan plan);

    T Visit(NewPlan plan);

    T Visit(Convolution layer);

    T Visit(Normalization layer);

    T Visit(Nonlinearity layer);

    T Visit(SigmoidLayer layer);

    T Visit(Pooling layer);

    T Visit(GlobalAveragePooling layer);

    T Visit(FlattenLayer layer);

    T Visit(LinearLayer layer);

    T Visit(OrbitLayer layer);

    T Visit(GroupLinearLayer layer);

    T Visit(GroupConvolutionLayer layer);

    T Visit(OrbitMeanLayer layer);

    T Visit(IdentityLayer layer);
}
