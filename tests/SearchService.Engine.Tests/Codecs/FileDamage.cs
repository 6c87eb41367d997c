using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

/// <summary>Damages a segment's files in every place and asserts that reading ends cleanly or with an exception that says so.</summary>
internal static class FileDamage
{
    /// <summary>Cuts each file at every length, and flips every bit with the checksum made right (the checks of the content must
    /// catch it), and a bit of each byte as it is (the checksum catches it).</summary>
    /// <param name="segment">Holds the files.</param>
    /// <param name="files">Those that are damaged.</param>
    /// <param name="read">Opens and reads everything.</param>
    internal static void Run(SegmentFixture segment, string[] files, Action read)
    {
        read();
        foreach (var file in files)
        {
            var sound = segment.Directory.GetFile(file);
            for (var length = 0; length < sound.Length; length++)
            {
                segment.Directory.SetFile(file, sound.AsSpan(0, length));
                Assert.ThrowsAny<CorruptIndexException>(read);
            }

            for (var i = 0; i < sound.Length * 8; i++)
            {
                var damaged = (byte[])sound.Clone();
                damaged[i >> 3] ^= (byte)(1 << (i & 7));
                if ((i & 7) == ((i >> 3) & 7))
                {
                    AssertClean(segment, file, damaged, i, read);
                }

                if (i >> 3 < sound.Length - sizeof(long))
                {
                    SegmentFixture.Reseal(damaged);
                    AssertClean(segment, file, damaged, i, read);
                }
            }

            segment.Directory.SetFile(file, sound);
        }

        read();
    }

    /// <summary>Flips random bits of a big file, one at a time, with the checksum made right.</summary>
    internal static void RunSample(SegmentFixture segment, string file, int flips, Action read)
    {
        read();
        var random = new Random(flips);
        var sound = segment.Directory.GetFile(file);
        for (var i = 0; i < flips; i++)
        {
            var damaged = (byte[])sound.Clone();
            var bit = random.Next((sound.Length - sizeof(long)) * 8);
            damaged[bit >> 3] ^= (byte)(1 << (bit & 7));
            SegmentFixture.Reseal(damaged);
            AssertClean(segment, file, damaged, bit, read);
        }
    }

    private static void AssertClean(SegmentFixture segment, string file, byte[] damaged, int bit, Action read)
    {
        segment.Directory.SetFile(file, damaged);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            read();
        }
        catch (Exception e)
        {
            Assert.True(e is CorruptIndexException, $"{file}, bit {bit & 7} of byte {bit >> 3}: {e}");
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Assert.True(allocated < 1 << 20, $"{file}, bit {bit & 7} of byte {bit >> 3}: {allocated} bytes allocated");
    }
}
