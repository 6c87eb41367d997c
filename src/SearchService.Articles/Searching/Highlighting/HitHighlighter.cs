using System.Text.Json;

namespace SearchService.Articles;

/// <summary>Marks in the hits of one search what its query matched. Of an excerpt that is long the best passage is shown, with an
/// ellipsis where it was cut. Linear in the texts; allocates little beyond what it returns. For one thread at a time.</summary>
internal sealed class HitHighlighter
{
    private readonly MarkPatterns _inTitle;
    private readonly MarkPatterns _inExcerpt;
    private readonly MarkFinder _finder = new();
    private readonly PassageFinder _passages;
    private readonly MarkedTextWriter _writer = new();
    private readonly List<TextMark> _marks = [];
    private char[] _text = [];

    /// <param name="leaves">What the query looks for: <see cref="BuiltQuery.Leaves"/>.</param>
    /// <param name="rarity">How rare these leaves are.</param>
    public HitHighlighter(IReadOnlyList<SearchLeaf> leaves, LeafRarity rarity)
    {
        _inTitle = MarkPatterns.Of(leaves, QueryField.Title);
        _inExcerpt = MarkPatterns.Of(leaves, QueryField.Excerpt);
        _passages = new PassageFinder(rarity);
    }

    /// <summary>The marked texts of an article.</summary>
    /// <param name="source">The article as the index stores it: a JSON object in UTF-8.</param>
    public HitHighlight Highlight(ReadOnlySpan<byte> source)
    {
        var (title, excerpt) = ("", "");
        var json = new Utf8JsonReader(source);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (isTitle, isExcerpt) = (json.ValueTextEquals("title"u8), json.ValueTextEquals("excerpt"u8));
            json.Read();
            if (isTitle) title = Title(Read(ref json));
            else if (isExcerpt) excerpt = Excerpt(Read(ref json));
            else json.Skip();
        }

        return new HitHighlight(title, excerpt);
    }

    /// <summary>The whole text with its marks.</summary>
    internal string Title(ReadOnlyMemory<char> text)
    {
        _finder.Find(text, _inTitle, _marks);
        _writer.Write(text.Span, new Passage(0, text.Length), _marks);
        return _writer.TakeText();
    }

    /// <summary>The best passage of the text with its marks.</summary>
    internal string Excerpt(ReadOnlyMemory<char> text)
    {
        _finder.Find(text, _inExcerpt, _marks);
        var passage = _passages.Find(text.Span, _marks);
        if (passage.Start > 0) _writer.WriteEllipsis();
        _writer.Write(text.Span, passage, _marks);
        if (passage.End < text.Length) _writer.WriteEllipsis();
        return _writer.TakeText();
    }

    private ReadOnlyMemory<char> Read(ref Utf8JsonReader json)
    {
        // No text has more UTF-16 units than bytes.
        if (_text.Length < json.ValueSpan.Length) _text = new char[Math.Max(json.ValueSpan.Length, 2 * _text.Length)];
        return _text.AsMemory(0, json.CopyString(_text));
    }
}
