using NasGen.Search.Spaces;

namespace NasGen.Search.Surrogates;

/// <summary>
/// The path encoding of a cell as numbers (White, Neiswanger and Savani 2021, <i>BANANAS</i>): one for each path from input to output that
/// the zero operation does not cut. Paths of the same operations, not counting identities, have the same number. They form a multiset, because
/// equal branches add up.
/// </summary>
internal sealed class CellPaths
{
    private const int Cut = -2;
    private const int Passed = -1;

    private readonly int[][] _paths;
    private readonly int[][] _operations;
    private readonly int _radix;

    public CellPaths(SearchSpace space, Cell cell)
    {
        List<string> names = [];
        _operations = [.. cell.Indices.Select(i => ((Categorical)space.Decisions[i].Domain).Options.Select(Number).ToArray())];
        _paths = [.. cell.Paths.Select(path => path.ToArray())];
        Decisions = cell.Indices;
        _radix = names.Count + 1;

        int Number(string option)
        {
            if (option == cell.Zero) return Cut;
            if (option == cell.Identity) return Passed;
            if (!names.Contains(option)) names.Add(option);
            return names.IndexOf(option);
        }
    }

    /// <summary>The indices in the space of the edges' decisions.</summary>
    public IReadOnlyList<int> Decisions { get; }

    /// <summary>The multiset of the paths' numbers, ascending; a path of identities only is 0.</summary>
    public long[] Of(Genotype genotype)
    {
        Span<long> found = _paths.Length <= 64 ? stackalloc long[_paths.Length] : new long[_paths.Length];
        var count = 0;
        foreach (var path in _paths)
        {
            long number = 0;
            foreach (var edge in path)
            {
                var operation = _operations[edge][(int)genotype[Decisions[edge]]];
                if (operation == Cut)
                {
                    number = -1;
                    break;
                }
                if (operation != Passed) number = unchecked(number * _radix + operation + 1) & long.MaxValue;
            }
            if (number >= 0) found[count++] = number;
        }
        found[..count].Sort();
        return found[..count].ToArray();
    }

    /// <summary>The number of elements that two ascending multisets do not share.</summary>
    public static int Difference(ReadOnlySpan<long> a, ReadOnlySpan<long> b)
    {
        int i = 0, j = 0, shared = 0;
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j])
            {
                shared++;
                i++;
                j++;
            }
            else if (a[i] < b[j]) i++;
            else j++;
        }
        return a.Length + b.Length - 2 * shared;
    }
}
