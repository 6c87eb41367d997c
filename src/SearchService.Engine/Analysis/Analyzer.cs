namespace SearchService.Engine.Analysis;

/// <summary>Turns the text of a field into tokens. Thread-safe.</summary>
public abstract class Analyzer
{
    /// <summary>
    /// A stream over <paramref name="text"/>, before its first token. The stream is reused: it is valid until the next call
    /// on the same thread for this analyzer.
    /// </summary>
    /// <param name="field">The field the text belongs to, for analyzers that treat fields differently.</param>
    /// <param name="text">The value; it must stay unchanged while the stream is read.</param>
    public abstract TokenStream GetTokenStream(string field, ReadOnlyMemory<char> text);

    /// <summary>What analyzes the field, if it does so word by word: its streams are those of <see cref="GetTokenStream"/>.</summary>
    /// <returns>Always the same for a field; null when texts of the field are analyzed as a whole.</returns>
    public virtual WordwiseAnalyzer? WordwiseFor(string field) => null;
}
