using System.Text;
using SearchService.Engine.Analysis;
using SearchService.Engine.Codecs;
using SearchService.Engine.Documents;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>A segment under construction: what one thread has added and not yet flushed. Stored fields go to disk as they come,
/// everything else stays in memory. An index sort is applied at the end, by <see cref="Finish"/>. One thread at a time.</summary>
internal sealed class SegmentBuffer : IDisposable
{
    private readonly IndexDirectory _directory;
    private readonly Analyzer _analyzer;
    private readonly FieldNumbers _numbers;
    private readonly Dictionary<string, FieldBuffer> _fields = new(StringComparer.Ordinal);
    private readonly List<FieldBuffer> _fieldsOfDocument = [];
    private readonly WordTable _words = new();
    private readonly StoredDocumentWriter _stored;
    private GrowableArray<long> _sequences;
    private FixedBitSet? _failed;

    public SegmentBuffer(IndexDirectory directory, SegmentInfo info, Analyzer analyzer, FieldNumbers numbers)
    {
        _directory = directory;
        _analyzer = analyzer;
        _numbers = numbers;
        Info = info;
        _stored = info.IndexSort.Count == 0 ? new StoredFieldsWriter(directory, info) : new StoredDocumentSpool(directory, info);
    }

    public SegmentInfo Info { get; }

    /// <summary>Document slots so far.</summary>
    public int DocCount => _sequences.Count;

    /// <summary>Memory held, in bytes, about.</summary>
    public long BytesUsed { get; private set; }

    public IReadOnlyCollection<FieldBuffer> Fields => _fields.Values;

    /// <summary>The order in which the documents are written; null = that in which they were added. Known when the buffer is finished.</summary>
    public DocOrder? Order { get; private set; }

    /// <summary>When each document was added, by the writer's sequence numbers; in the order of documents in the finished segment.</summary>
    public long[] Sequences
    {
        get
        {
            var sequences = _sequences.Span.ToArray();
            if (Order is { } order)
            {
                for (var doc = 0; doc < sequences.Length; doc++)
                {
                    sequences[doc] = _sequences[order.OldDocIds[doc]];
                }
            }

            return sequences;
        }
    }

    /// <summary>Adds a document that keeps to <see cref="DocumentRules"/>. When it fails half way its slot stays, as a deleted document.</summary>
    /// <exception cref="ArgumentException">A field is of another kind than elsewhere in the index, or has two values where one is allowed.</exception>
    public void Add(Document document, long sequence)
    {
        var docId = DocCount;
        _sequences.Add(sequence);
        var complete = false;
        try
        {
            _stored.StartDocument();
            foreach (var field in document)
            {
                AddField(docId, field);
            }

            complete = true;
        }
        finally
        {
            _stored.FinishDocument();
            FinishFields(docId);
            if (!complete)
            {
                MarkFailed(docId);
            }
        }
    }

    /// <summary>The documents of the finished segment that were added whole, or null when all were.</summary>
    public FixedBitSet? LiveDocs()
    {
        if (_failed is null)
        {
            return null;
        }

        var live = new FixedBitSet(DocCount);
        live.SetRange(0, DocCount);
        for (var doc = _failed.NextSetBit(0); doc >= 0 && doc < DocCount; doc = _failed.NextSetBit(doc + 1))
        {
            live.Clear(Order?.NewDocId(doc) ?? doc);
        }

        return live;
    }

    /// <summary>Brings the documents into order and writes their stored fields. Nothing can be added any more.</summary>
    public void Finish()
    {
        if (_stored is StoredDocumentSpool spool)
        {
            Order = new DocOrder(Keys(), DocCount);
            using var writer = new StoredFieldsWriter(_directory, Info);
            spool.MoveTo(writer, Order.OldDocIds);
            writer.Finish(DocCount);
        }
        else
        {
            ((StoredFieldsWriter)_stored).Finish(DocCount);
            _stored.Dispose();
        }
    }

    public void Dispose() => _stored.Dispose();

    private IndexSortKeys Keys()
    {
        var keys = new IndexSortKeys(Info.IndexSort, DocCount);
        for (var key = 0; key < Info.IndexSort.Count; key++)
        {
            _fields.GetValueOrDefault(Info.IndexSort[key].Field)?.Numbers?.CopyTo(keys, key);
        }

        return keys;
    }

    private void AddField(int docId, Field field)
    {
        var type = field.Type;
        var buffer = BufferOf(field.Name, type);
        if (type.IndexOptions != IndexOptions.None)
        {
            Invert(docId, buffer, field);
        }

        if (type.DocValuesType != DocValuesType.None)
        {
            AddToColumn(docId, buffer, field);
        }

        if (type.Stored)
        {
            Store(buffer.Number, field);
        }
    }

    private void Invert(int docId, FieldBuffer buffer, Field field)
    {
        buffer.StartValue(docId, field.Type, field.PositionGap);
        if (!field.Type.Tokenized)
        {
            buffer.AddTerm(Encoding.UTF8.GetBytes(field.StringValue!));
            return;
        }

        var copy = field.CopyTo is { } target ? BufferOf(target.Name, target.Type) : null;
        copy?.StartValue(docId, field.CopyTo!.Type, 0);
        if (_analyzer.WordwiseFor(field.Name) is { } wordwise)
        {
            buffer.AddWords(field.StringValue!, _words, wordwise, 1);
            copy?.AddWords(field.StringValue!, _words, wordwise, field.CopyTo!.TokenWeight);
            return;
        }

        var tokens = _analyzer.GetTokenStream(field.Name, field.StringValue!.AsMemory());
        while (tokens.IncrementToken())
        {
            buffer.AddToken(tokens.Token, 1);
            copy?.AddToken(tokens.Token, field.CopyTo!.TokenWeight);
        }

        buffer.EndValue(tokens.EndPositionIncrement);
    }

    private static void AddToColumn(int docId, FieldBuffer buffer, Field field)
    {
        var repeated = field.Type.DocValuesType switch
        {
            DocValuesType.Numeric => buffer.Numbers?.Has(docId) == true,
            DocValuesType.Sorted => buffer.Values?.Has(docId) == true,
            _ => false,
        };
        if (repeated)
        {
            throw new ArgumentException($"field '{field.Name}' has two {field.Type.DocValuesType} values in one document");
        }

        if (field.Type.DocValuesType == DocValuesType.Numeric)
        {
            buffer.AddNumber(docId, field.NumericValue!.Value);
        }
        else
        {
            buffer.AddValue(docId, field.Type.DocValuesType, field.BinaryValue.Span);
        }
    }

    private void Store(int number, Field field)
    {
        if (field.StringValue is { } text)
        {
            _stored.WriteString(number, text.AsSpan());
        }
        else if (field.NumericValue is { } value)
        {
            _stored.WriteLong(number, value);
        }
        else
        {
            _stored.WriteBinary(number, field.BinaryValue.Span);
        }
    }

    private FieldBuffer BufferOf(string name, FieldType type)
    {
        if (!_fields.TryGetValue(name, out var buffer))
        {
            buffer = new FieldBuffer(name, _numbers.NumberOf(name, type));
            _fields.Add(name, buffer);
        }
        else if (!buffer.Knows(type))
        {
            _numbers.NumberOf(name, type);
        }

        if (buffer.Enter(DocCount))
        {
            _fieldsOfDocument.Add(buffer);
        }

        return buffer;
    }

    private void FinishFields(int docId)
    {
        foreach (var field in _fieldsOfDocument)
        {
            field.FinishDocument(docId);
        }

        _fieldsOfDocument.Clear();
        var bytes = ((long)_sequences.Capacity * sizeof(long)) + _words.BytesUsed;
        foreach (var field in _fields.Values)
        {
            bytes += field.BytesUsed;
        }

        BytesUsed = bytes;
    }

    private void MarkFailed(int docId)
    {
        if (_failed is null || _failed.Length <= docId)
        {
            var grown = new FixedBitSet(Math.Max(1024, docId * 2));
            _failed?.Words.CopyTo(grown.Words);
            _failed = grown;
        }

        _failed.Set(docId);
    }
}
