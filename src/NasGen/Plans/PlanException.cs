namespace NasGen.Plans;

/// <summary>A block that cannot be built for the shape or setting it meets: the architecture is infeasible.</summary>
internal sealed class PlanException(string message) : Exception(message);
