using System.Diagnostics;

namespace NasGen.Cli.Workers;

/// <summary>The allocator's settings under which networks are trained and timed.</summary>
internal static class KeptHeap
{
    public static void Apply(ProcessStartInfo info)
    {
        // glibc returns every large tensor to the system and faults it in again: with its heap kept, a small network's step is three
        // times faster. Other allocators ignore these.
        info.Environment["MALLOC_MMAP_MAX_"] = "0";
        info.Environment["MALLOC_TRIM_THRESHOLD_"] = "4294967296";
        info.Environment["MALLOC_TOP_PAD_"] = "67108864";
    }
}
