namespace NasGen.Errors;

/// <summary>What to do about messages of TorchSharp and libtorch that do not say it, because they come from below the user's code.</summary>
internal static class TorchAdvice
{
    private static readonly (string Message, string Advice)[] Known =
    [
        ("empty handle",
            "The tensor was disposed of: NasGen disposes of all tensors that a call made when its step is over. "
            + "Make a tensor that you keep in the constructor, or keep tensor.DetachFromDisposeScope()."),
        ("backward through the graph a second time",
            "The first derivative freed the graph: autograd.grad needs retain_graph: true beside create_graph: true."),
        ("does not require grad and does not have a grad_fn",
            "There is no graph to differentiate: the code ran under no_grad(), the input lacks requires_grad_(), or the derivative is a constant."),
        ("not have been used in the graph",
            "The derivative vanishes: the tensor does not depend on the other one, as the slope of a linear network does not depend on its input. "
            + "allow_unused: true returns null for it."),
    ];

    /// <summary>The message, with the advice after it if there is one.</summary>
    public static string After(string message)
    {
        foreach (var (known, advice) in Known)
            if (message.Contains(known, StringComparison.OrdinalIgnoreCase)) return $"{message.TrimEnd('.')}. {advice}";
        return message;
    }
}
