using SearchService.Engine.Coding;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Codecs;

/// <summary>Writes the doc values of a segment; <see cref="DocValuesFormat"/> draws them. Notes in the fields' attributes
/// which format wrote them, so the field infos must be written later. Make one only when a field has doc values. Dispose
/// without <see cref="Finish"/> leaves files that the caller deletes.</summary>
public sealed class DocValuesWriter : IDisposable
{
    private const int ChunkValues = 128;

    private readonly SegmentWriteState _state;
    private readonly HashSet<int> _written = [];
    private readonly IndexOutput _data;
    private readonly IndexOutput _meta;

    public DocValuesWriter(SegmentWriteState state)
    {
        _state = state;
        _data = Create(DocValuesFormat.DataExtension, DocValuesFormat.DataCodec);
        try
        {
            _meta = Create(DocValuesFormat.MetaExtension, DocValuesFormat.MetaCodec);
        }
        catch
        {
            _data.Dispose();
            throw;
        }
    }

    private int MaxDoc => _state.SegmentInfo.MaxDoc;

    /// <summary>Writes a NUMERIC column.</summary>
    /// <exception cref="ArgumentException">The field is of another type or written already, or the column contradicts itself.</exception>
    public void AddNumeric(FieldInfo field, NumericColumn column)
    {
        StartField(field, DocValuesType.Numeric, DocValuesFormat.Numeric);
        WriteDocs(column.DocsWithField, column.Values.Length);
        NumericValuesWriter.Write(_meta, _data, column.Values.Span);
    }

    /// <summary>Writes a SORTED column.</summary>
    /// <exception cref="ArgumentException">The field is of another type or written already, or the column contradicts itself.</exception>
    public void AddSorted(FieldInfo field, SortedColumn column)
    {
        StartField(field, DocValuesType.Sorted, DocValuesFormat.Sorted);
        WriteSorted(column);
    }

    /// <summary>Writes a SORTED_SET column.</summary>
    /// <exception cref="ArgumentException">The field is of another type or written already, or the column contradicts itself.</exception>
    public void AddSortedSet(FieldInfo field, SortedSetColumn column)
    {
        StartField(field, DocValuesType.SortedSet, DocValuesFormat.SortedSet);
        var starts = column.Starts.Span;
        CheckStarts(starts, column.Ords.Length);
        if (starts.Length - 1 == column.Ords.Length)
        {
            _meta.WriteByte(0);
            WriteSorted(new SortedColumn(column.DocsWithField, column.Ords, column.Dictionary));
            return;
        }

        _meta.WriteByte(1);
        var count = WriteDocs(column.DocsWithField, starts.Length - 1);
        WriteOrds(column.Ords.Span, column.Dictionary.Count);
        _meta.WriteInt(count);
        WriteAddresses(starts);
        TermsDictionaryWriter.Write(_meta, _data, column.Dictionary);
    }

    /// <summary>Gives fields without values their entry, and ends the files.</summary>
    /// <exception cref="NotSupportedException">A field has doc values of a type that is not written here.</exception>
    public void Finish()
    {
        foreach (var field in _state.FieldInfos)
        {
            if (!_written.Contains(field.Number))
            {
                AddEmpty(field);
            }
        }

        _meta.WriteInt(DocValuesFormat.EndOfEntries);
        CodecUtil.WriteFooter(_meta);
        CodecUtil.WriteFooter(_data);
    }

    public void Dispose() => IndexOutput.CloseAll(_meta, _data);

    private IndexOutput Create(string extension, string codec)
    {
        var info = _state.SegmentInfo;
        var output = _state.Directory.CreateOutput(IndexFileNames.SegmentFileName(info.Name, DocValuesFormat.Suffix, extension));
        CodecUtil.WriteIndexHeader(output, codec, DocValuesFormat.VersionCurrent, info.Id, DocValuesFormat.Suffix);
        return output;
    }

    private void AddEmpty(FieldInfo field)
    {
        var none = new FixedBitSet(MaxDoc);
        switch (field.DocValuesType)
        {
            case DocValuesType.None:
                break;
            case DocValuesType.Numeric:
                AddNumeric(field, new NumericColumn(none, default));
                break;
            case DocValuesType.Sorted:
                AddSorted(field, new SortedColumn(none, default, []));
                break;
            case DocValuesType.SortedSet:
                AddSortedSet(field, new SortedSetColumn(none, new int[1], default, []));
                break;
            default:
                throw new NotSupportedException($"doc values of type {field.DocValuesType} are not written (field {field})");
        }
    }

    private void StartField(FieldInfo field, DocValuesType type, byte typeCode)
    {
        if (field.DocValuesType != type)
        {
            throw new ArgumentException($"the field {field} has doc values of type {field.DocValuesType}, not {type}", nameof(field));
        }

        if (!_written.Add(field.Number))
        {
            throw new ArgumentException($"the doc values of {field} are written already", nameof(field));
        }

        field.Attributes[DocValuesFormat.FormatAttribute] = DocValuesFormat.FormatName;
        field.Attributes[DocValuesFormat.SuffixAttribute] = DocValuesFormat.FormatSuffix;
        _meta.WriteInt(field.Number);
        _meta.WriteByte(typeCode);
    }

    private int WriteDocs(FixedBitSet? docsWithField, int values)
    {
        var count = DocsWithFieldWriter.Write(_meta, _data, docsWithField, MaxDoc);
        if (count != values)
        {
            throw new ArgumentException($"{count} documents have a value, but values are given for {values}", nameof(values));
        }

        return count;
    }

    private void WriteSorted(SortedColumn column)
    {
        var count = WriteDocs(column.DocsWithField, column.Ords.Length);
        _meta.WriteInt(count);
        if (column.Dictionary.Count > 1)
        {
            WriteOrds(column.Ords.Span, column.Dictionary.Count);
        }
        else
        {
            CheckOrds(column.Ords.Span, column.Dictionary.Count);
            _meta.WriteByte(0);
            _meta.WriteLong(0);
            _meta.WriteLong(0);
        }

        TermsDictionaryWriter.Write(_meta, _data, column.Dictionary);
    }

    private void WriteOrds(ReadOnlySpan<int> ords, int termCount)
    {
        CheckOrds(ords, termCount);
        var bitsPerOrd = DirectWriter.WidthOf((ulong)termCount - 1);
        var start = _data.Position;
        Span<long> buffer = stackalloc long[ChunkValues];
        for (var first = 0; first < ords.Length; first += ChunkValues)
        {
            var chunk = buffer[..Math.Min(ChunkValues, ords.Length - first)];
            for (var i = 0; i < chunk.Length; i++)
            {
                chunk[i] = ords[first + i];
            }

            DirectWriter.WritePart(_data, chunk, bitsPerOrd);
        }

        DirectWriter.WritePadding(_data);
        _meta.WriteByte((byte)bitsPerOrd);
        _meta.WriteLong(start);
        _meta.WriteLong(_data.Position - start);
    }

    private void WriteAddresses(ReadOnlySpan<int> starts)
    {
        var start = _data.Position;
        _meta.WriteLong(start);
        _meta.WriteVInt(DocValuesFormat.MonotonicBlockShift);
        var addresses = new DirectMonotonicWriter(_meta, _data, start, DocValuesFormat.MonotonicBlockShift);
        foreach (var address in starts)
        {
            addresses.Add(address);
        }

        addresses.Finish();
        _meta.WriteLong(_data.Position - start);
    }

    private static void CheckOrds(ReadOnlySpan<int> ords, int termCount)
    {
        foreach (var ord in ords)
        {
            if ((uint)ord >= (uint)termCount)
            {
                throw new ArgumentException($"ordinal {ord} of {termCount} terms", nameof(ords));
            }
        }
    }

    private static void CheckStarts(ReadOnlySpan<int> starts, int ordCount)
    {
        if (starts.IsEmpty || starts[0] != 0 || starts[^1] != ordCount)
        {
            throw new ArgumentException($"the starts must run from 0 to {ordCount}", nameof(starts));
        }

        for (var i = 1; i < starts.Length; i++)
        {
            if (starts[i] <= starts[i - 1])
            {
                throw new ArgumentException($"document number {i - 1} of the column has no ordinal", nameof(starts));
            }
        }
    }
}
