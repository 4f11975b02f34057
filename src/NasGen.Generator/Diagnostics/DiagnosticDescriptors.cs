using Microsoft.CodeAnalysis;

namespace NasGen.Generator.Diagnostics;

/// <summary>
/// The diagnostics of a search space and its winners. The remarks of a field list the arguments of its message, in order. Each id has a page in
/// <c>docs/errors</c> and a row in the release files.
/// </summary>
internal static class DiagnosticDescriptors
{
    private const string Space = "NasGen.Space";
    private const string Product = "NasGen.Product";
    private const string Drift = "NasGen.Drift";
    private const string Help = "https://github.com/nasgen/nasgen/blob/main/docs/errors/";

    /// <remarks>The class.</remarks>
    public static readonly DiagnosticDescriptor ClassNotAbstract = new(
        "NAS0001", "A search space is an abstract class",
        "'{0}' is marked [SearchSpace] but is not abstract. Declare it as an abstract class: its winners derive from it.",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0001.md");

    /// <remarks>The class.</remarks>
    public static readonly DiagnosticDescriptor NotAModule = new(
        "NAS0002", "A search space is a Module<Tensor, Tensor>",
        "'{0}' is marked [SearchSpace] but does not derive from Module<Tensor, Tensor>. Write ': Module<Tensor, Tensor>(nameof({0}))' after its name.",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0002.md");

    /// <remarks>The property; what is wrong, as a clause (<c>it has a setter</c>); the type that its attribute asks for.</remarks>
    public static readonly DiagnosticDescriptor NotADecisionProperty = new(
        "NAS0003", "A decision is an abstract get-only property of the right type",
        "'{0}' cannot be a decision: {1}. Declare it as 'protected abstract {2} {0} {{ get; }}'.",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0003.md");

    /// <remarks>The candidate; the parameter; its type.</remarks>
    public static readonly DiagnosticDescriptor CandidateNotBindable = new(
        "NAS0004", "A candidate's constructor has a parameter that nothing supplies",
        "Candidate '{0}' cannot be constructed: nothing supplies its parameter '{2} {1}'. Name it inChannels, outChannels, kernel or "
        + "stride (int or long), mark it [Values(...)] or [Range(...)], or give it a default.",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0004.md");

    /// <remarks>The class.</remarks>
    public static readonly DiagnosticDescriptor NothingToChoose = new(
        "NAS0005", "A search space has at least one decision",
        "'{0}' has nothing to choose. Add an abstract property with [Choice<...>], [Values(...)] or [Range(...)].",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0005.md");

    /// <remarks>The candidate; the property.</remarks>
    public static readonly DiagnosticDescriptor DuplicateCandidate = new(
        "NAS0006", "A candidate is named twice",
        "'{1}' names candidate '{0}' twice. Remove one of the two.",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0006.md");

    /// <remarks>The property; the class.</remarks>
    public static readonly DiagnosticDescriptor DecisionNeverRead = new(
        "NAS0007", "A decision is never read by forward",
        "forward of '{1}' never reads '{0}', so that all of its options give the same network. Use it in forward, or remove it.",
        Space, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help + "NAS0007.md");

    /// <remarks>The property; the class.</remarks>
    public static readonly DiagnosticDescriptor ModuleReadInConstructor = new(
        "NAS0008", "A module decision is read in the constructor",
        "'{0}' is read before it exists: modules are built after the constructor of '{1}'. Read it in forward; scalar decisions alone "
        + "may be read in the constructor.",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0008.md");

    /// <remarks>The class; what is wrong, as a clause (<c>it is generic</c>, <c>it is file-local</c>, <c>'Outer' is private</c>).</remarks>
    public static readonly DiagnosticDescriptor SpaceNotReachable = new(
        "NAS0009", "A search space is a class that generated code can derive from",
        "No winner can derive from '{0}': {1}. Make it a non-generic class, internal or public, and so every type around it.",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0009.md");

    /// <remarks>The class; the parameter.</remarks>
    public static readonly DiagnosticDescriptor ConstructorParameterWithoutDefault = new(
        "NAS0010", "A constructor parameter of a search space has no default",
        "The constructor of '{0}' asks for '{1}', which no winner can supply. Give the parameter a default, or remove it.",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0010.md");

    /// <remarks>
    /// The candidate; what is wrong, as a clause (<c>it is private</c>, <c>it is abstract</c>, <c>it is no Module&lt;Tensor,
    /// Tensor&gt;</c>).
    /// </remarks>
    public static readonly DiagnosticDescriptor CandidateNotReachable = new(
        "NAS0011", "Generated code cannot construct a candidate",
        "'{0}' cannot be a candidate: {1}. A candidate is a block of NasGen, or a Module<Tensor, Tensor> that is neither abstract nor "
        + "open generic and is internal or public, as is its constructor.",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0011.md");

    /// <remarks>
    /// The method's name; the attribute (<c>Data</c>); what is wrong, as a clause (<c>there is no such method</c>, <c>it is
    /// private</c>); the signature that is asked for, from the return type on.
    /// </remarks>
    public static readonly DiagnosticDescriptor UserMethodUnusable = new(
        "NAS0012", "A method named by an attribute is missing or of the wrong signature",
        "[{1}] names '{0}', but {2}. Write 'internal static {3}'.",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0012.md");

    /// <remarks>
    /// The winner's name; the space; what has the name, as a noun phrase (<c>another type</c>, <c>another winner</c>, <c>a member of 'Net'</c>).
    /// </remarks>
    public static readonly DiagnosticDescriptor WinnerNameTaken = new(
        "NAS0013", "A winner's name is already taken",
        "A winner of '{1}' is to be called '{0}', but {2} has that name. Rename one of the two; a winner is named by [Pick], or after its space.",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0013.md");

    /// <remarks>The property or parameter; its type.</remarks>
    public static readonly DiagnosticDescriptor UnsupportedScalarType = new(
        "NAS0014", "A scalar decision is of an unsupported type",
        "'{0}' cannot be a decision of type '{1}'. [Values] takes int, long, float, double, bool, string or an enum; [Range] takes int, long, float or double.",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0014.md");

    /// <remarks>
    /// The attribute (<c>Width</c>); the property, parameter or class; what is wrong and what to write, as a clause (<c>16 is named
    /// twice</c>).
    /// </remarks>
    public static readonly DiagnosticDescriptor UnusableOptions = new(
        "NAS0015", "Options or a range are empty, duplicate, unordered or out of their domain",
        "[{0}] of '{1}' is unusable: {2}",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0015.md");

    /// <remarks>The property; the name given.</remarks>
    public static readonly DiagnosticDescriptor UnknownSameAs = new(
        "NAS0016", "SameAs names no module decision with a width declared before it",
        "[Width(SameAs = \"{1}\")] of '{0}' names no module decision that has a width of its own and is declared before it. Name one "
        + "that has: SameAs = nameof(...).",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0016.md");

    /// <remarks>The member; the class.</remarks>
    public static readonly DiagnosticDescriptor AbstractMemberWithoutAttribute = new(
        "NAS0017", "An abstract member of a search space has no attribute",
        "'{0}' is abstract, but nothing says what a winner of '{1}' should put there. Mark it [Choice<...>], [Values(...)], "
        + "[Range(...)], [Classifier(...)] or [Regressor(...)], or give it a body.",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0017.md");

    /// <remarks>The class; what is missing and what to write, as a clause (<c>it has no data: add [Csv(...)], [Idx(...)] or [Data(...)]</c>).</remarks>
    public static readonly DiagnosticDescriptor NotSearchable = new(
        "NAS0018", "A search space lacks what a search needs",
        "'{0}' compiles but cannot be searched: {1}",
        Space, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help + "NAS0018.md");

    /// <remarks>The setting (<c>Expansion</c>); the property.</remarks>
    public static readonly DiagnosticDescriptor SettingUnused = new(
        "NAS0019", "No candidate uses a setting",
        "No candidate of '{1}' uses [{0}]. Remove the attribute, or add a candidate that uses it.",
        Space, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help + "NAS0019.md");

    /// <remarks>The property or class; what is wrong and what to remove, as a clause (<c>it has two sources of data, keep one</c>).</remarks>
    public static readonly DiagnosticDescriptor AttributesDoNotCombine = new(
        "NAS0020", "Attributes that do not go together",
        "The attributes of '{0}' do not go together: {1}",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0020.md");

    /// <remarks>The property.</remarks>
    public static readonly DiagnosticDescriptor ZeroOutsideCell = new(
        "NAS0021", "ZeroBlock is a candidate outside a cell",
        "'{0}' names ZeroBlock, which is an edge that is not there, but is no cell. Add [Cell] to it, or remove ZeroBlock; [Skippable] lets the input pass.",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0021.md");

    /// <remarks>The property.</remarks>
    public static readonly DiagnosticDescriptor SampledScalar = new(
        "NAS0022", "A scalar decision is sampled around a supernet",
        "'{0}' is a scalar: a supernet samples its values and mixes those of modules only. Other strategies treat all decisions alike.",
        Space, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help + "NAS0022.md");

    /// <remarks>
    /// The class; the field; what it holds, with a verb (<c>is a module</c>, <c>holds modules</c>); what to do, as a clause (<c>call
    /// RegisterComponents() at the end of its constructor</c>).
    /// </remarks>
    public static readonly DiagnosticDescriptor Unregistered = new(
        "NAS0023", "A module holds layers that are not registered",
        "'{0}.{1}' {2}, but nothing registers it. Its parameters would neither be trained nor counted nor saved: {3}.",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0023.md");

    /// <remarks>The property; the class whose member it hides.</remarks>
    public static readonly DiagnosticDescriptor DecisionHidesMember = new(
        "NAS0024", "A decision has the name of a member of Module",
        "'{0}' hides a member of {1} that TorchSharp and NasGen use. Rename the property.",
        Space, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "NAS0024.md");

    /// <remarks>The type or member.</remarks>
    public static readonly DiagnosticDescriptor RuntimeReference = new(
        "NAS1001", "Product code refers to NasGen at run time",
        "'{0}' belongs to NasGen, which is not there at run time. Refer to NasGen in attributes only.",
        Product, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help + "NAS1001.md");

    /// <remarks>The winner; the space.</remarks>
    public static readonly DiagnosticDescriptor StaleWinner = new(
        "NAS3001", "A winner was found in an earlier version of its space",
        "'{0}' was found in an earlier version of '{1}'. Search again: dotnet build /t:NasSearch.",
        Drift, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help + "NAS3001.md");

    /// <remarks>The winner.</remarks>
    public static readonly DiagnosticDescriptor EditedWinner = new(
        "NAS3002", "A winner was edited after NasGen wrote it",
        "'{0}' was edited after NasGen wrote it, so that its record no longer describes it. Restore the file, or search again: dotnet "
        + "build /t:NasSearch. To own the code instead, copy it into a class of another name and file without [Architecture].",
        Drift, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help + "NAS3002.md");

    /// <remarks>
    /// The winner; why, as a clause (<c>it holds merge conflict markers</c>, <c>its Space is no hash</c>, <c>'DigitsNet' is no
    /// search space</c>).
    /// </remarks>
    public static readonly DiagnosticDescriptor UnreadableWinner = new(
        "NAS3003", "A winner cannot be checked",
        "'{0}' cannot be checked against its space: {1}. Restore the file, search again (dotnet build /t:NasSearch), or delete it.",
        Drift, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help + "NAS3003.md");
}
