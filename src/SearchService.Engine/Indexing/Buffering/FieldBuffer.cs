using System.Text;
using SearchService.Engine.Analysis;
using SearchService.Engine.Codecs;
using SearchService.Engine.Documents;
using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>One field of a segment under construction: its inverted form, its norms and its column, as far as it has them.</summary>
internal sealed class FieldBuffer(string name, int number)
{
    private const int MaxUtf8BytesPerChar = 3;

    private byte[] _termBytes = new byte[StandardTokenizer.MaxTokenLength * MaxUtf8BytesPerChar];
    private readonly List<WordTerms> _wordTerms = [];
    private PostingsBuffer? _postings;
    private FieldType? _indexedType;
    private DocValuesType _docValuesType;
    private GrowableArray<int> _normDocs;
    private GrowableArray<byte> _norms;
    private int _docId = -1;
    private int _enteredDocId = -1;
    private int _position;
    private int _length;

    public string Name { get; } = name;

    public int Number { get; } = number;

    public NumericColumnBuffer? Numbers { get; private set; }

    public SortedSetColumnBuffer? Values { get; private set; }

    /// <summary>Memory held, in bytes.</summary>
    public long BytesUsed
    {
        get
        {
            var bytes = (_postings?.BytesUsed ?? 0) + (Numbers?.BytesUsed ?? 0) + (Values?.BytesUsed ?? 0)
                + ((long)_normDocs.Capacity * sizeof(int)) + _norms.Capacity;
            foreach (var terms in _wordTerms)
            {
                bytes += terms.BytesUsed;
            }

            return bytes;
        }
    }

    /// <summary>True when the field has been used with this type before, so that its kind need not be checked again.</summary>
    public bool Knows(FieldType type) =>
        (type.IndexOptions == IndexOptions.None || ReferenceEquals(type, _indexedType) || type == _indexedType)
        && (type.DocValuesType == DocValuesType.None || type.DocValuesType == _docValuesType);

    /// <summary>Notes that the document has the field; true at the first time.</summary>
    public bool Enter(int docId)
    {
        var first = _enteredDocId != docId;
        _enteredDocId = docId;
        return first;
    }

    /// <summary>Begins a value of the document, which goes on where an earlier value of the same document ended.</summary>
    public void StartValue(int docId, FieldType type, int positionGap)
    {
        _indexedType = type;
        _postings ??= new PostingsBuffer(type.IndexOptions);
        if (_docId == docId)
        {
            _position += positionGap;
            return;
        }

        _docId = docId;
        _position = -1;
        _length = 0;
        _postings.StartDocument(docId);
    }

    /// <summary>A token of the current value. <paramref name="weight"/> more than 1 only for fields without positions.</summary>
    public void AddToken(Token token, int weight)
    {
        var term = IdOf(token.Text);
        _position += token.PositionIncrement;
        _length += token.PositionIncrement == 0 ? 0 : weight;
        AddTerm(term, weight);
    }

    /// <summary>All words of a text as the current value: the same as the tokens that the analyzer gives for it, from the first to the end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">The words of the segment.</param>
    /// <param name="analyzer">What makes terms of words.</param>
    /// <param name="weight">More than 1 only for fields without positions.</param>
    public void AddWords(string text, WordTable words, WordwiseAnalyzer analyzer, int weight)
    {
        var wordsOfText = words.WordsOf(text);
        if (analyzer.PlacedWords < wordsOfText.Length)
        {
            wordsOfText = wordsOfText[..analyzer.PlacedWords.Value];
        }

        var terms = TermsOf(analyzer, words);
        var single = 0;
        for (var place = 0; place < wordsOfText.Length; place++)
        {
            var termsOfWord = terms.Find(wordsOfText[place], place, ref single);
            _position++;
            _length += termsOfWord.IsEmpty ? 0 : weight;
            foreach (var term in termsOfWord)
            {
                AddTerm(term, weight);
            }
        }
    }

    /// <summary>Ends an analyzed value: positions that removed tokens left at its end count.</summary>
    public void EndValue(int trailingPositionIncrement) => _position += trailingPositionIncrement;

    /// <summary>The current value as one term.</summary>
    public void AddTerm(ReadOnlySpan<byte> term)
    {
        _position++;
        _length++;
        AddTerm(_postings!.IdOf(term), 1);
    }

    /// <summary>Ends the document: its length becomes its norm.</summary>
    public void FinishDocument(int docId)
    {
        if (_docId == docId && _indexedType is { OmitNorms: false })
        {
            _normDocs.Add(docId);
            _norms.Add(SmallFloat.IntToByte4(_length));
        }
    }

    public void AddNumber(int docId, long value)
    {
        _docValuesType = DocValuesType.Numeric;
        (Numbers ??= new NumericColumnBuffer()).Add(docId, value);
    }

    public void AddValue(int docId, DocValuesType type, ReadOnlySpan<byte> value)
    {
        _docValuesType = type;
        (Values ??= new SortedSetColumnBuffer()).Add(docId, value);
    }

    public FieldInfo ToFieldInfo() => new(Name, Number)
    {
        IndexOptions = _indexedType?.IndexOptions ?? IndexOptions.None,
        OmitNorms = _indexedType is { OmitNorms: true },
        DocValuesType = _docValuesType,
    };

    /// <summary>The norms by document slot, 0 where there is none; null when the field has no norms.</summary>
    /// <param name="maxDoc">The segment's documents.</param>
    /// <param name="order">The ids under which documents are written; null = those under which they came.</param>
    /// <param name="docsWithField">The documents with a norm; null = all, or no norms at all.</param>
    public byte[]? ToNorms(int maxDoc, DocOrder? order, out FixedBitSet? docsWithField)
    {
        docsWithField = null;
        if (_indexedType is not { OmitNorms: false })
        {
            return null;
        }

        var docs = order is null ? _normDocs.Span : order.NewDocIds(_normDocs.Span);
        var norms = new byte[maxDoc];
        for (var i = 0; i < docs.Length; i++)
        {
            norms[docs[i]] = _norms[i];
        }

        docsWithField = DocSets.Of(docs, maxDoc);
        return norms;
    }

    public void WritePostings(BlockTreeTermsWriter writer, DocOrder? order) => _postings!.WriteTo(writer, order);

    // At the current position.
    private void AddTerm(int term, int weight)
    {
        if (_indexedType!.IndexOptions >= IndexOptions.DocsAndFreqsAndPositions)
        {
            _postings!.AddPosition(term, _position);
        }
        else
        {
            _postings!.AddOccurrences(term, weight);
        }
    }

    private WordTerms TermsOf(WordwiseAnalyzer analyzer, WordTable words)
    {
        // Nearly always there is one; a field into which others are copied may have the terms of several.
        foreach (var terms in _wordTerms)
        {
            if (ReferenceEquals(terms.Analyzer, analyzer))
            {
                return terms;
            }
        }

        var added = new WordTerms(analyzer, words, IdOf);
        _wordTerms.Add(added);
        return added;
    }

    private int IdOf(ReadOnlySpan<char> term) => _postings!.IdOf(Encode(term));

    private ReadOnlySpan<byte> Encode(ReadOnlySpan<char> text)
    {
        if (text.Length * MaxUtf8BytesPerChar > _termBytes.Length)
        {
            _termBytes = new byte[text.Length * MaxUtf8BytesPerChar];
        }

        var length = Encoding.UTF8.GetBytes(text, _termBytes);
        return length <= DocumentRules.MaxTermBytes
            ? _termBytes.AsSpan(0, length)
            : throw new ArgumentException($"field '{Name}' has a token of {length} bytes, more than {DocumentRules.MaxTermBytes}");
    }
}
