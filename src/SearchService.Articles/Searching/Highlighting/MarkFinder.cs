using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>Finds what a query matches in a text: the text is analyzed as the index does it and its words are compared with the
/// patterns. For one thread at a time.</summary>
internal sealed class MarkFinder
{
    private static readonly EnglishAnalyzer Analyzer = new();

    private readonly List<FoundWord> _words = [];

    /// <summary>Finds all marks of a text, in order of their starts; they may overlap. No mark begins or ends inside a character as
    /// people see it (a grapheme cluster).</summary>
    /// <param name="text">The text.</param>
    /// <param name="patterns">What to look for.</param>
    /// <param name="marks">Is cleared and filled.</param>
    public void Find(ReadOnlyMemory<char> text, MarkPatterns patterns, List<TextMark> marks)
    {
        marks.Clear();
        if (patterns.IsEmpty) return;
        FindWords(text, patterns);
        for (var i = 0; i < _words.Count; i++)
        {
            foreach (var pattern in patterns.StartingWith(_words[i].Symbol))
            {
                if (EndOf(pattern, i) is >= 0 and var end)
                    marks.Add(new TextMark(_words[i].Start, end, pattern.Leaf, pattern.Symbols.Length > 1));
            }
        }
    }

    private void FindWords(ReadOnlyMemory<char> text, MarkPatterns patterns)
    {
        _words.Clear();
        var characters = new CharacterCursor(text.Span);
        var stream = Analyzer.GetTokenStream(IndexFields.Title, text);
        var position = -1;
        while (stream.IncrementToken())
        {
            var token = stream.Token;
            position += token.PositionIncrement;
            var first = _words.Count;
            patterns.Match(token.Text, new FoundWord(position, token.StartOffset, token.EndOffset, -1), _words);
            if (_words.Count == first) continue;
            var start = characters.StartAt(token.StartOffset);
            var end = characters.EndAt(token.EndOffset);
            for (var i = first; i < _words.Count; i++) _words[i] = _words[i] with { Start = start, End = end };
        }
    }

    // Where the match of a pattern that begins with this word ends; -1 when there is none. The words are in order of position.
    private int EndOf(MarkPattern pattern, int first)
    {
        var word = first;
        for (var i = 1; i < pattern.Symbols.Length; i++)
        {
            var position = _words[first].Position + pattern.Offsets[i];
            while (word < _words.Count && _words[word].Position < position) word++;
            var match = word;
            while (match < _words.Count && _words[match].Position == position && _words[match].Symbol != pattern.Symbols[i]) match++;
            if (match == _words.Count || _words[match].Position != position) return -1;
        }

        return _words[word].End;
    }
}
