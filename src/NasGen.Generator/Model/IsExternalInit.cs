using System.ComponentModel;

namespace System.Runtime.CompilerServices;

/// <summary>Records need it; netstandard2.0 lacks it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
internal static class IsExternalInit;
