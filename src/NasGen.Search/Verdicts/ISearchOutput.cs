using NasGen.Search.Contracts;
using NasGen.Search.Records;

namespace NasGen.Search.Verdicts;

/// <summary>The destination of the results of a search: files beside the model in a command, memory in a test.</summary>
internal interface ISearchOutput
{
    /// <summary>Whether there is a record of an earlier search, even if it cannot be read.</summary>
    bool HasRecord { get; }

    /// <summary>The record of an earlier search; <see langword="null"/> if there is none that can be read.</summary>
    RunRecord? ReadRecord();

    /// <summary>
    /// Whether a winner of this class name stands beside the model. A search chooses it again if the record names it, and writes no other class that only
    /// a record names.
    /// </summary>
    bool HasWinner(string name);

    /// <summary>Tries to write, before the search spends time on results that could not be kept.</summary>
    /// <exception cref="NasException">NAS2025: the folder cannot be written. NAS2026: the disk is full.</exception>
    void RequireWritable();

    /// <summary>The file for the trained weights of a winner; <see langword="null"/> if they are not kept.</summary>
    string? WeightsOf(string winner);

    /// <summary>Writes the winners and the record.</summary>
    void Write(SearchFindings findings);

    /// <summary>Writes the report of the present journal.</summary>
    /// <returns>The line to show.</returns>
    string WriteReport();
}
