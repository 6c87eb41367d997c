using System.Diagnostics.CodeAnalysis;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Looks values up in a dictionary, by ordinal or by bytes, and remembers where it is: ascending ordinals cost one
/// step each. Allocates nothing. One thread at a time.</summary>
public sealed class TermsDictionaryCursor
{
    private const int BlockMask = TermsDictionaryFormat.BlockSize - 1;
    private const int BlocksPerKey = 1 << (TermsDictionaryFormat.IndexShift - TermsDictionaryFormat.BlockShift);

    private readonly TermsDictionary _dictionary;
    private readonly byte[] _term;
    private int _termLength;

    // The ordinal of _term, -1 before the first, and where the one behind it begins.
    private int _ord = -1;
    private long _position;

    internal TermsDictionaryCursor(TermsDictionary dictionary)
    {
        _dictionary = dictionary;
        _term = new byte[dictionary.MaxTermLength];
    }

    /// <summary>The value of an ordinal in [0, Count); valid until the next look-up.</summary>
    public ReadOnlySpan<byte> LookupOrd(int ord)
    {
        if ((uint)ord >= (uint)_dictionary.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(ord), ord, $"the dictionary has {_dictionary.Count} terms");
        }

        if (_ord < 0 || ord < _ord || (ord ^ _ord) > BlockMask)
        {
            SeekBlock(ord >> TermsDictionaryFormat.BlockShift);
        }

        while (_ord < ord)
        {
            ReadFollowing();
        }

        return _term.AsSpan(0, _termLength);
    }

    /// <summary>The ordinal of a value, or -(insertion point) - 1 when the dictionary does not hold it.</summary>
    public int LookupTerm(ReadOnlySpan<byte> value)
    {
        if (_dictionary.Count == 0)
        {
            return -1;
        }

        var firstBlock = FindKey(value) * BlocksPerKey;
        var lastBlock = Math.Min(_dictionary.BlockCount, firstBlock + BlocksPerKey) - 1;
        var block = FindBlock(value, firstBlock, lastBlock);
        return block < firstBlock
            ? -(int)(firstBlock << TermsDictionaryFormat.BlockShift) - 1
            : ScanBlock(value, block);
    }

    // The greatest key ≤ value. Key 0 is empty, so there is one.
    private long FindKey(ReadOnlySpan<byte> value)
    {
        long low = 1;
        var high = _dictionary.KeyCount - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (_dictionary.Key(middle).SequenceCompareTo(value) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return high < 0 ? 0 : high;
    }

    // The last of these blocks whose first term is ≤ value; low - 1 when there is none.
    private long FindBlock(ReadOnlySpan<byte> value, long low, long high)
    {
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (FirstTerm(middle).SequenceCompareTo(value) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return high;
    }

    private int ScanBlock(ReadOnlySpan<byte> value, long block)
    {
        var ord = (int)(block << TermsDictionaryFormat.BlockShift);
        var end = Math.Min(_dictionary.Count, ord + TermsDictionaryFormat.BlockSize);
        for (; ord < end; ord++)
        {
            var order = LookupOrd(ord).SequenceCompareTo(value);
            if (order == 0)
            {
                return ord;
            }

            if (order > 0)
            {
                break;
            }
        }

        return -ord - 1;
    }

    private void SeekBlock(int block)
    {
        // Nowhere, should the bytes prove damaged.
        _ord = -1;
        var first = FirstTerm(block);
        first.CopyTo(_term);
        _termLength = first.Length;
        _ord = block << TermsDictionaryFormat.BlockShift;
        _position = _dictionary.BlockAddress(block) + VIntBytes(first.Length) + first.Length;
    }

    private ReadOnlySpan<byte> FirstTerm(long block)
    {
        var reader = ReaderAt(_dictionary.BlockAddress(block));
        var length = reader.ReadVInt();
        if ((uint)length > (uint)_term.Length)
        {
            ThrowLength(length);
        }

        return reader.ReadSpan(length);
    }

    private void ReadFollowing()
    {
        const int limit = TermsDictionaryFormat.NibbleLimit;
        var reader = ReaderAt(_position);
        var token = reader.ReadByte();
        long prefix = token & limit;
        long suffix = 1 + (token >> 4);
        if (prefix == limit)
        {
            prefix += (uint)reader.ReadVInt();
        }

        if (suffix == 1 + limit)
        {
            suffix += (uint)reader.ReadVInt();
        }

        if (prefix > _termLength || prefix + suffix > _term.Length)
        {
            ThrowLength(prefix + suffix);
        }

        reader.ReadSpan((int)suffix).CopyTo(_term.AsSpan((int)prefix));
        _termLength = (int)(prefix + suffix);
        _position += reader.Position;
        _ord++;
    }

    private ByteReader ReaderAt(long position)
    {
        var terms = _dictionary.Terms;
        var rest = Math.Clamp(terms.Length - position, 0, int.MaxValue);
        return new ByteReader(terms.SpanAt(position, (int)rest), terms.Name);
    }

    private static int VIntBytes(int value) => value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5;

    [DoesNotReturn]
    private void ThrowLength(long length) =>
        throw new CorruptIndexException($"a term of {length} bytes behind ordinal {_ord}, the longest has {_term.Length}", _dictionary.Name);
}
