using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>
/// Proposes architectures. Several proposals may be out at once, and results come in any order. A strategy resumes by being told the
/// finished trials of the journal, oldest first, before its first <see cref="Ask"/>.
/// </summary>
public interface IStrategy
{
    /// <summary>The next architecture to evaluate; <see langword="null"/> where nothing is left to propose.</summary>
    Proposal? Ask();

    /// <summary>A finished trial, its own or another's: whatever was learnt about the space is welcome.</summary>
    void Tell(Trial trial);
}
