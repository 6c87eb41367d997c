using System.Runtime.InteropServices;
using SearchService.Engine.Analysis;
using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>The distinct words of a segment under construction, as <see cref="StandardTokenizer"/> cuts them, and those of the text in hand: a
/// text that several fields hold is cut once.</summary>
internal sealed class WordTable
{
    private readonly BytesHash _words = new();
    private GrowableArray<int> _wordsOfText;
    private string? _text;

    /// <summary>How many distinct words there are; their ids are 0 to this − 1.</summary>
    public int Count => _words.Count;

    /// <summary>Memory held, in bytes.</summary>
    public long BytesUsed => _words.BytesUsed + ((long)_wordsOfText.Capacity * sizeof(int));

    /// <summary>The word of an id; valid until the next call of <see cref="WordsOf"/>.</summary>
    public ReadOnlySpan<char> this[int id] => MemoryMarshal.Cast<byte, char>(_words[id]);

    /// <summary>The ids of the words of a text, one for each position; valid until the next call.</summary>
    public ReadOnlySpan<int> WordsOf(string text)
    {
        if (!ReferenceEquals(text, _text))
        {
            Cut(text);
            _text = text;
        }

        return _wordsOfText.Span;
    }

    private void Cut(ReadOnlySpan<char> text)
    {
        _text = null;
        _wordsOfText.Clear();
        for (int start = StandardTokenizer.FindWord(text, 0, out var end, out _); start < end; start = StandardTokenizer.FindWord(text, end, out end, out _))
        {
            _wordsOfText.Add(_words.Add(MemoryMarshal.AsBytes(text[start..end])));
        }
    }
}
