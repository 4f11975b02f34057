using Microsoft.CodeAnalysis;

namespace NasGen.Generator;

internal static class IncrementalValuesProviderExtensions
{
    public static IncrementalValuesProvider<T> WhereNotNull<T>(this IncrementalValuesProvider<T?> source) where T : class =>
        source.Where(static item => item is not null)!;
}
