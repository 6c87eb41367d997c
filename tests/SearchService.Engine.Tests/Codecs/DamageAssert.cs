using System.Buffers.Binary;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

/// <summary>Damages a file in every way of a kind and asserts that reading it either works or says that it is corrupt:
/// no other exception, no endless loop.</summary>
internal static class DamageAssert
{
    /// <summary>Cuts the file off at every length; each must be found.</summary>
    public static void EveryTruncation(RamDirectory directory, string fileName, Action read)
    {
        var whole = directory.GetFile(fileName);
        for (var length = 0; length < whole.Length; length++)
        {
            directory.SetFile(fileName, whole.AsSpan(0, length));
            Assert.True(Fails(read, $"{fileName} cut to {length} bytes"), $"{fileName} cut to {length} bytes was read");
        }

        directory.SetFile(fileName, whole);
        read();
    }

    /// <summary>Flips a bit in every byte of a file whose checksum is read first; each must be found.</summary>
    public static void EveryFlippedByte(RamDirectory directory, string fileName, Action read) =>
        Flip(directory, fileName, read, repairChecksum: false, mustFail: true);

    /// <summary>Flips each bit of every byte and makes the checksum fit, so that the parser's own checks are all that is left.
    /// Returns how many of the damages were found.</summary>
    public static int EveryFlippedBitBehindChecksum(RamDirectory directory, string fileName, Action read) =>
        Flip(directory, fileName, read, repairChecksum: true, mustFail: false);

    /// <summary>Flips each bit of every byte of a file that is read without its checksum. Returns how many were found.</summary>
    public static int EveryFlippedBit(RamDirectory directory, string fileName, Action read) =>
        Flip(directory, fileName, read, repairChecksum: false, mustFail: false);

    private static int Flip(RamDirectory directory, string fileName, Action read, bool repairChecksum, bool mustFail)
    {
        var whole = directory.GetFile(fileName);
        var found = 0;
        var end = repairChecksum ? whole.Length - sizeof(long) : whole.Length;
        for (var i = 0; i < end; i++)
        {
            for (var bit = 0; bit < 8; bit += mustFail ? 5 : 1)
            {
                var damaged = (byte[])whole.Clone();
                damaged[i] ^= (byte)(1 << bit);
                if (repairChecksum)
                {
                    BinaryPrimitives.WriteInt64BigEndian(damaged.AsSpan(end), Crc32.Append(0, damaged.AsSpan(0, end)));
                }

                directory.SetFile(fileName, damaged);
                var failed = Fails(read, $"{fileName} with bit {bit} of byte {i} flipped");
                Assert.True(failed || !mustFail, $"{fileName} with bit {bit} of byte {i} flipped was read");
                found += failed ? 1 : 0;
            }
        }

        directory.SetFile(fileName, whole);
        read();
        return found;
    }

    private static bool Fails(Action read, string damage)
    {
        try
        {
            read();
            return false;
        }
        catch (CorruptIndexException)
        {
            return true;
        }
        catch (FileNotFoundException)
        {
            // A damaged name or generation leads to a file that is not there; the callers' readers see it as such.
            return true;
        }
        catch (Exception e)
        {
            Assert.Fail($"{damage}: {e}");
            throw;
        }
    }
}
