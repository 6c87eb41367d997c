using SearchService.Engine.Coding;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Where the ordinals of a column are stored; <see cref="DocValuesFormat"/> draws it.</summary>
/// <param name="BitsPerOrd">0 = there is one term at most, and no data.</param>
/// <param name="Offset">In the data file.</param>
/// <param name="Length">Bytes, padding included.</param>
public readonly record struct OrdinalsMeta(int BitsPerOrd, long Offset, long Length)
{
    /// <summary>Reads it at the cursor and moves behind it.</summary>
    /// <exception cref="CorruptIndexException">The width is none for ordinals.</exception>
    public static OrdinalsMeta Read(IndexInput meta)
    {
        int bitsPerOrd = meta.ReadByte();
        if (bitsPerOrd != 0 && (bitsPerOrd > 32 || !DirectWriter.IsSupported(bitsPerOrd)))
        {
            CorruptIndexException.Throw($"ordinals of {bitsPerOrd} bits before offset {meta.Position}", meta.Name);
        }

        return new OrdinalsMeta(bitsPerOrd, meta.ReadLong(), meta.ReadLong());
    }
}
