namespace NasGen.Shared;

/// <summary>How candidates are trained and scored. The descriptor writes the name of a member in camel case.</summary>
internal enum TaskKind
{
    Classification,
    Regression,
    Custom,
}
