using System.Buffers.Binary;
using SearchService.Engine.Store;

namespace SearchService.Testing;

/// <summary>Lists the damages of an index, one file at a time, each damage alone.</summary>
/// <param name="index">The sound index.</param>
/// <param name="earlier">Files that the index had in earlier commits.</param>
/// <param name="other">Another index of files by the same names.</param>
public sealed class IndexDamages(RamDirectory index, IReadOnlyDictionary<string, byte[]> earlier, RamDirectory other)
{
    private const int GarbageBytes = 100;

    /// <summary>The damages of one file that are few: all but flips and truncations.</summary>
    public IEnumerable<IndexDamage> Whole(string file)
    {
        var sound = index.GetFile(file);
        yield return new IndexDamage(file, "removed", null, false);
        yield return new IndexDamage(file, "emptied", [], false);
        yield return new IndexDamage(file, "all zero", new byte[sound.Length], false);
        var garbage = new byte[GarbageBytes];
        new Random(sound.Length).NextBytes(garbage);
        yield return new IndexDamage(file, "garbage behind it", [.. sound, .. garbage], false);
        yield return new IndexDamage(file, "all garbage", [.. garbage, .. garbage], false);
        var doubled = (byte[])[.. sound, .. sound];
        yield return new IndexDamage(file, "twice", doubled, false);
        foreach (var another in index.ListAll().Where(f => f != file))
        {
            yield return new IndexDamage(file, $"replaced by {another}", index.GetFile(another), false);
        }

        foreach (var (name, bytes) in earlier.Where(e => e.Key != file && Kind(e.Key) == Kind(file)))
        {
            yield return new IndexDamage(file, $"replaced by the earlier {name}", bytes, false);
        }

        if (other.ListAll().Contains(file))
        {
            yield return new IndexDamage(file, "replaced by another index's", other.GetFile(file), false);
        }
    }

    /// <summary>Places of a file, each cut at, with a bit flipped, and, before the checksum, with a bit flipped and the checksum made right.</summary>
    /// <param name="file">The file.</param>
    /// <param name="places">How many, drawn by chance; all when there are no more.</param>
    /// <param name="random">Draws places and bits.</param>
    public IEnumerable<IndexDamage> Places(string file, int places, Random random)
    {
        var length = (int)index.FileLength(file);
        for (var i = 0; i < Math.Min(places, length); i++)
        {
            var place = places < length ? random.Next(length) : i;
            yield return Cut(file, place);
            yield return Flip(file, (8L * place) + random.Next(8), isSealed: false);
            if (8L * place < SealedBits(file))
            {
                yield return Flip(file, (8L * place) + random.Next(8), isSealed: true);
            }
        }
    }

    /// <summary>A file cut off after some bytes.</summary>
    public IndexDamage Cut(string file, int length) => new(file, $"cut to {length} bytes", index.GetFile(file)[..length], false);

    /// <summary>A file with one bit flipped.</summary>
    /// <param name="file">The file.</param>
    /// <param name="bit">Counted from the file's start, 8 to a byte.</param>
    /// <param name="isSealed">Whether its checksum is made right again; that of the packed file too where it is a compound file.</param>
    public IndexDamage Flip(string file, long bit, bool isSealed)
    {
        var bytes = index.GetFile(file);
        bytes[bit >> 3] ^= (byte)(1 << (int)(bit & 7));
        if (isSealed)
        {
            TrySeal(bytes);
        }

        return new IndexDamage(file, $"flip bit {bit & 7} of byte {bit >> 3}", bytes, isSealed);
    }

    /// <summary>How many bits of a file a sealed flip may change: those before the checksum.</summary>
    public long SealedBits(string file) => 8 * (index.FileLength(file) - sizeof(long));

    /// <summary>Writes the right checksum into a file's footer; false when the file is too short to have one.</summary>
    public static bool TrySeal(byte[] file)
    {
        var covered = file.Length - sizeof(long);
        if (covered < 0)
        {
            return false;
        }

        BinaryPrimitives.WriteInt64BigEndian(file.AsSpan(covered), Crc32.Append(0, file.AsSpan(0, covered)));
        return true;
    }

    // What a file holds: its extension, or the part of its name before the underscore.
    private static string Kind(string file) => file.Contains('.', StringComparison.Ordinal) ? Path.GetExtension(file) : file.Split('_')[0];
}
