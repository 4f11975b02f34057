namespace NasGen.Generator.Model;

/// <summary>A rule about architectures: a method of the user.</summary>
/// <param name="Name">The name of the method.</param>
/// <param name="Method">The method.</param>
/// <param name="Parameters">Its parameters in order.</param>
internal sealed record RuleModel(string Name, UserMethod Method, ImmutableEquatableArray<RuleParameterModel> Parameters);

/// <summary>A parameter of a rule.</summary>
/// <param name="Type">The type as C# writes it anywhere.</param>
/// <param name="Option">The decision or setting whose option it is: <c>Early.Kernel</c>.</param>
internal sealed record RuleParameterModel(string Type, string Option);
