namespace NasGen.Plans;

/// <summary>A block cannot be built for its input shape or its settings. The architecture is infeasible.</summary>
internal sealed class PlanException(string message) : Exception(message);
