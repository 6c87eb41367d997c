using System.Numerics;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Codecs;

/// <summary>Writes the norms of a segment; <see cref="NormsFormat"/> draws them. Make one only when a field has norms. Dispose
/// without <see cref="Finish"/> leaves files that the caller deletes.</summary>
public sealed class NormsWriter : IDisposable
{
    private readonly SegmentWriteState _state;
    private readonly HashSet<int> _written = [];
    private readonly IndexOutput _data;
    private readonly IndexOutput _meta;

    public NormsWriter(SegmentWriteState state)
    {
        _state = state;
        _data = Create(NormsFormat.DataExtension, NormsFormat.DataCodec);
        try
        {
            _meta = Create(NormsFormat.MetaExtension, NormsFormat.MetaCodec);
        }
        catch
        {
            _data.Dispose();
            throw;
        }
    }

    /// <summary>Writes the norms of a field.</summary>
    /// <param name="field">A field with norms, not written yet.</param>
    /// <param name="docsWithField">The documents in which the field occurs, over [0, maxDoc); null = all.</param>
    /// <param name="norms">One for each document of the segment; those of documents without the field are not looked at.</param>
    public void AddField(FieldInfo field, FixedBitSet? docsWithField, ReadOnlySpan<byte> norms)
    {
        if (norms.Length != _state.SegmentInfo.MaxDoc)
        {
            throw new ArgumentException($"{norms.Length} norms for {_state.SegmentInfo.MaxDoc} documents", nameof(norms));
        }

        if (!field.HasNorms || !_written.Add(field.Number))
        {
            throw new ArgumentException($"the field {field} has no norms, or they are written already", nameof(field));
        }

        _meta.WriteInt(field.Number);
        var count = DocsWithFieldWriter.Write(_meta, _data, docsWithField, norms.Length);
        _meta.WriteInt(count);
        WriteNorms(count == norms.Length ? norms : Select(docsWithField!, norms, count));
    }

    /// <summary>Gives fields without norms their entry, and ends the files.</summary>
    public void Finish()
    {
        foreach (var field in _state.FieldInfos)
        {
            if (field.HasNorms && !_written.Contains(field.Number))
            {
                var maxDoc = _state.SegmentInfo.MaxDoc;
                AddField(field, new FixedBitSet(maxDoc), new byte[maxDoc]);
            }
        }

        _meta.WriteInt(NormsFormat.EndOfEntries);
        CodecUtil.WriteFooter(_meta);
        CodecUtil.WriteFooter(_data);
    }

    public void Dispose() => IndexOutput.CloseAll(_meta, _data);

    private IndexOutput Create(string extension, string codec)
    {
        var info = _state.SegmentInfo;
        var output = _state.Directory.CreateOutput(IndexFileNames.SegmentFileName(info.Name, "", extension));
        CodecUtil.WriteIndexHeader(output, codec, NormsFormat.Version, info.Id, "");
        return output;
    }

    // A norm is one byte here, so that only the constant form stands beside it.
    private void WriteNorms(ReadOnlySpan<byte> norms)
    {
        if (norms.IsEmpty || !norms.ContainsAnyExcept(norms[0]))
        {
            _meta.WriteByte(0);
            _meta.WriteLong(norms.IsEmpty ? NormsFormat.ConstantOfNothing : (sbyte)norms[0]);
            return;
        }

        _meta.WriteByte(sizeof(byte));
        _meta.WriteLong(_data.Position);
        _data.WriteBytes(norms);
    }

    private static byte[] Select(FixedBitSet docs, ReadOnlySpan<byte> norms, int count)
    {
        var selected = new byte[count];
        var next = 0;
        for (var w = 0; w < docs.Words.Length; w++)
        {
            for (var word = docs.Words[w]; word != 0; word &= word - 1)
            {
                selected[next++] = norms[(w << 6) + BitOperations.TrailingZeroCount(word)];
            }
        }

        return selected;
    }
}
