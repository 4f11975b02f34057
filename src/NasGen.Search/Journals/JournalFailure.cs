namespace NasGen.Search.Journals;

/// <summary>Why a journal cannot be used.</summary>
public enum JournalFailure
{
    /// <summary>It belongs to another search space.</summary>
    AnotherSpace,

    /// <summary>The file or its directory cannot be written.</summary>
    NotWritable,

    /// <summary>The disk is full, or failed; what was written before is intact.</summary>
    DiskFull,

    /// <summary>Another search writes it.</summary>
    InUse,

    /// <summary>The file is no journal, is damaged, or was written by a later version.</summary>
    Unreadable,

    /// <summary>There is no such file.</summary>
    Missing,
}
