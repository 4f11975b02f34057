using NasGen.Search.Contracts;
using NasGen.Search.Records;

namespace NasGen.Search.Verdicts;

/// <summary>Where a search leaves what it found: files beside the model in a command, memory in a test.</summary>
internal interface ISearchOutput
{
    /// <summary>Whether an earlier search has left a record, be it one that cannot be read.</summary>
    bool HasRecord { get; }

    /// <summary>The record of an earlier search; <see langword="null"/> if there is none that can be read.</summary>
    RunRecord? ReadRecord();

    /// <summary>Tries to write, before anything is spent on what could not be kept.</summary>
    /// <exception cref="NasException">NAS2025: it cannot be written. NAS2026: the disk is full.</exception>
    void RequireWritable();

    /// <summary>The file for the trained weights of a winner; <see langword="null"/> if they are not wanted.</summary>
    string? WeightsOf(string winner);

    /// <summary>Writes the winners and the record.</summary>
    void Write(SearchFindings findings);

    /// <summary>Writes the report of the journal as it is now.</summary>
    /// <returns>The line that a person is told.</returns>
    string WriteReport();
}
