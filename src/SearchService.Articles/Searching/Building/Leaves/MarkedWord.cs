namespace SearchService.Articles;

/// <summary>What one word of a text has to be.</summary>
/// <param name="Stem">A term as the index has it, or how one begins.</param>
/// <param name="IsPrefix">Whether a term that only begins so is meant as well.</param>
internal readonly record struct MarkedWord(string Stem, bool IsPrefix = false)
{
    /// <summary>Whether a term of an analyzed text is meant.</summary>
    public bool Matches(ReadOnlySpan<char> term) => IsPrefix ? term.StartsWith(Stem) : term.SequenceEqual(Stem);
}
