namespace NasGen.Shared;

/// <summary>The settings of a module decision. Each has an attribute of the same name, except that <c>[Choice]</c> can fix the stride too.</summary>
internal static class SettingNames
{
    public const string Width = "Width";
    public const string Depth = "Depth";
    public const string Kernel = "Kernel";
    public const string Stride = "Stride";
    public const string Activation = "Activation";
    public const string Norm = "Norm";
    public const string Expansion = "Expansion";
    public const string Symmetry = "Symmetry";
}
