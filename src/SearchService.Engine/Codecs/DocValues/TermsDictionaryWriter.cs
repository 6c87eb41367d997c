using SearchService.Engine.Coding;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Writes the distinct values of a sorted column; <see cref="TermsDictionaryFormat"/> draws them.</summary>
public static class TermsDictionaryWriter
{
    private const int IndexMask = (1 << TermsDictionaryFormat.IndexShift) - 1;
    private const int BlockMask = TermsDictionaryFormat.BlockSize - 1;

    /// <exception cref="ArgumentException">The terms are not strictly ascending.</exception>
    public static void Write(DataOutput meta, DataOutput data, IReadOnlyList<byte[]> terms)
    {
        meta.WriteVLong(terms.Count);
        WriteTerms(meta, data, terms);
        WriteIndex(meta, data, terms);
    }

    private static void WriteTerms(DataOutput meta, DataOutput data, IReadOnlyList<byte[]> terms)
    {
        meta.WriteInt(TermsDictionaryFormat.BlockShift);
        meta.WriteInt(DocValuesFormat.MonotonicBlockShift);
        var start = data.Position;
        var addressData = new MemoryOutput();
        var addresses = new DirectMonotonicWriter(meta, addressData, 0, DocValuesFormat.MonotonicBlockShift);
        var maxLength = 0;
        for (var ord = 0; ord < terms.Count; ord++)
        {
            var term = terms[ord];
            maxLength = Math.Max(maxLength, term.Length);
            CheckOrder(terms, ord);
            if ((ord & BlockMask) == 0)
            {
                addresses.Add(data.Position - start);
                data.WriteVInt(term.Length);
                data.WriteBytes(term);
            }
            else
            {
                WriteFollowing(data, terms[ord - 1], term);
            }
        }

        addresses.Finish();
        meta.WriteInt(maxLength);
        WriteRegion(meta, data, start);
        WriteAddresses(meta, data, addressData);
    }

    private static void WriteFollowing(DataOutput data, ReadOnlySpan<byte> previous, ReadOnlySpan<byte> term)
    {
        const int limit = TermsDictionaryFormat.NibbleLimit;
        var prefix = previous.CommonPrefixLength(term);
        var suffix = term.Length - prefix;
        data.WriteByte((byte)(Math.Min(limit, prefix) | (Math.Min(limit, suffix - 1) << 4)));
        if (prefix >= limit)
        {
            data.WriteVInt(prefix - limit);
        }

        if (suffix > limit)
        {
            data.WriteVInt(suffix - 1 - limit);
        }

        data.WriteBytes(term[prefix..]);
    }

    private static void WriteIndex(DataOutput meta, DataOutput data, IReadOnlyList<byte[]> terms)
    {
        meta.WriteInt(TermsDictionaryFormat.IndexShift);
        var start = data.Position;
        var addressData = new MemoryOutput();
        var addresses = new DirectMonotonicWriter(meta, addressData, 0, DocValuesFormat.MonotonicBlockShift);
        for (var ord = 0; ord < terms.Count; ord += IndexMask + 1)
        {
            addresses.Add(data.Position - start);
            if (ord > 0)
            {
                var shared = terms[ord - 1].AsSpan().CommonPrefixLength(terms[ord]);
                data.WriteBytes(terms[ord].AsSpan(0, shared + 1));
            }
        }

        addresses.Add(data.Position - start);
        addresses.Finish();
        WriteRegion(meta, data, start);
        WriteAddresses(meta, data, addressData);
    }

    private static void WriteRegion(DataOutput meta, DataOutput data, long start)
    {
        meta.WriteLong(start);
        meta.WriteLong(data.Position - start);
    }

    private static void WriteAddresses(DataOutput meta, DataOutput data, MemoryOutput addresses)
    {
        var start = data.Position;
        addresses.CopyTo(data);
        WriteRegion(meta, data, start);
    }

    private static void CheckOrder(IReadOnlyList<byte[]> terms, int ord)
    {
        if (ord > 0 && terms[ord - 1].AsSpan().SequenceCompareTo(terms[ord]) >= 0)
        {
            throw new ArgumentException($"term {ord} is not greater than the one before", nameof(terms));
        }
    }
}
