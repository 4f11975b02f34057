namespace NasGen.Search.Journals;

/// <summary>The reason why a journal cannot be used.</summary>
public enum JournalFailure
{
    /// <summary>The journal belongs to another search space.</summary>
    AnotherSpace,

    /// <summary>The file or its directory cannot be written.</summary>
    NotWritable,

    /// <summary>The disk is full, or failed; what was written before is intact.</summary>
    DiskFull,

    /// <summary>Another search writes the journal.</summary>
    InUse,

    /// <summary>The file is not a journal, is damaged, or was written by a later version.</summary>
    Unreadable,

    /// <summary>There is no such file.</summary>
    Missing,
}
