using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Codecs;

/// <summary>Writes where terms' postings are: the part of the terms dictionary that <see cref="PostingsReader.DecodeTerm"/> reads.
/// Source: format note, section 6.9.</summary>
internal sealed class TermStateWriter
{
    private readonly TermState _previous = new();

    /// <summary>Writes a state relative to the one written before it.</summary>
    /// <param name="output">A part of the terms dictionary.</param>
    /// <param name="field">The term's field.</param>
    /// <param name="state">What <see cref="PostingsWriter.FinishTerm"/> filled in; not kept.</param>
    /// <param name="absolute">True for the first term of a dictionary block, which has no term before it.</param>
    public void Write(DataOutput output, FieldInfo field, TermState state, bool absolute)
    {
        if (absolute)
        {
            _previous.Clear();
        }

        WriteDocStart(output, state);
        if (field.HasPositions)
        {
            output.WriteVLong(state.PosStartFP - _previous.PosStartFP);
            if (state.TotalTermFreq > PostingsFormat.BlockSize)
            {
                output.WriteVLong(state.LastPosBlockOffset);
            }
        }

        if (state.DocFreq > PostingsFormat.BlockSize)
        {
            output.WriteVLong(state.SkipOffset);
        }

        _previous.CopyFrom(state);
    }

    private void WriteDocStart(DataOutput output, TermState state)
    {
        if (_previous.SingletonDocId >= 0 && state.SingletonDocId >= 0 && state.DocStartFP == _previous.DocStartFP)
        {
            var delta = (long)state.SingletonDocId - _previous.SingletonDocId;
            output.WriteVLong((long)(BitMath.ZigZagEncode(delta) << 1) | 1);
            return;
        }

        output.WriteVLong((state.DocStartFP - _previous.DocStartFP) << 1);
        if (state.SingletonDocId >= 0)
        {
            output.WriteVInt(state.SingletonDocId);
        }
    }
}
