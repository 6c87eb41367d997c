using System.Buffers;
using System.Diagnostics;
using System.Text;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Takes the stored fields of documents, which come in order, each between <see cref="StartDocument"/> and
/// <see cref="FinishDocument"/>, and brings them into the form of the .fdt file; <see cref="StoredFieldsFormat"/> draws it. Where they
/// go then is the heir's. Not thread-safe.</summary>
public abstract class StoredDocumentWriter : IDisposable
{
    private int _documentStart;
    private int _fieldCount;

    private protected StoredDocumentWriter()
    {
    }

    /// <summary>Documents that were finished so far: the id of the next.</summary>
    public abstract int DocCount { get; }

    /// <summary>True between a document's start and its finish.</summary>
    protected bool InDocument { get; private set; }

    /// <summary>Where the documents collect; the heir empties it between two of them.</summary>
    private protected MemoryOutput Documents { get; } = new(StoredFieldsFormat.ChunkLength + (64 * 1024));

    public void StartDocument()
    {
        Debug.Assert(!InDocument, "the document before was not finished");
        InDocument = true;
        _documentStart = (int)Documents.Position;
        _fieldCount = 0;
    }

    /// <summary>Adds a text. Lone surrogates become U+FFFD.</summary>
    public void WriteString(int fieldNumber, ReadOnlySpan<char> value)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        try
        {
            WriteString(fieldNumber, utf8.AsSpan(0, Encoding.UTF8.GetBytes(value, utf8)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    /// <summary>Adds a text that is UTF-8 already, and valid.</summary>
    public void WriteString(int fieldNumber, ReadOnlySpan<byte> utf8)
    {
        WriteKey(fieldNumber, StoredFieldsFormat.TypeString);
        Documents.WriteVInt(utf8.Length);
        Documents.WriteBytes(utf8);
    }

    public void WriteBinary(int fieldNumber, ReadOnlySpan<byte> value)
    {
        WriteKey(fieldNumber, StoredFieldsFormat.TypeBinary);
        Documents.WriteVInt(value.Length);
        Documents.WriteBytes(value);
    }

    public void WriteInt(int fieldNumber, int value)
    {
        WriteKey(fieldNumber, StoredFieldsFormat.TypeInt);
        Documents.WriteZInt(value);
    }

    public void WriteLong(int fieldNumber, long value)
    {
        WriteKey(fieldNumber, StoredFieldsFormat.TypeLong);
        StoredNumberCoding.WriteLong(Documents, value);
    }

    public void WriteFloat(int fieldNumber, float value)
    {
        WriteKey(fieldNumber, StoredFieldsFormat.TypeFloat);
        StoredNumberCoding.WriteFloat(Documents, value);
    }

    public void WriteDouble(int fieldNumber, double value)
    {
        WriteKey(fieldNumber, StoredFieldsFormat.TypeDouble);
        StoredNumberCoding.WriteDouble(Documents, value);
    }

    public void FinishDocument()
    {
        Debug.Assert(InDocument, "no document was started");
        InDocument = false;
        EndDocument((int)Documents.Position - _documentStart, _fieldCount);
    }

    /// <summary>Adds a whole document from a segment with the same field numbers, as
    /// <see cref="StoredFieldsMergeCursor.Read"/> gives it.</summary>
    public void AddSerialized(ReadOnlySpan<byte> document, int fieldCount)
    {
        StartDocument();
        Documents.WriteBytes(document);
        _fieldCount = fieldCount;
        FinishDocument();
    }

    /// <summary>Closes the file.</summary>
    public abstract void Dispose();

    /// <summary>A document is whole: its bytes are the last of <see cref="Documents"/>.</summary>
    private protected abstract void EndDocument(int lengthBytes, int fieldCount);

    private void WriteKey(int fieldNumber, int type)
    {
        Debug.Assert(InDocument, "no document was started");
        _fieldCount++;
        Documents.WriteVLong(((long)fieldNumber << StoredFieldsFormat.TypeBits) | (uint)type);
    }
}
