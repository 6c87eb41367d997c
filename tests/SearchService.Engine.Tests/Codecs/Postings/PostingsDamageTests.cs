using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

/// <summary>Damaged files end in <see cref="CorruptIndexException"/> or in values that are wrong but within their ranges: never in
/// another exception, a hang, or memory that grows with a damaged count.</summary>
public sealed class PostingsDamageTests
{
    private const int MaxDoc = 5000;
    private const int BodyStart = 0x3d;
    private const int MaxAllocatedBytes = 1 << 20;

    [Theory]
    [InlineData(IndexOptions.Docs)]
    [InlineData(IndexOptions.DocsAndFreqs)]
    [InlineData(IndexOptions.DocsAndFreqsAndPositions)]
    public void Flipped_bits_are_noticed_or_harmless(IndexOptions options)
    {
        var random = new Random(41 + (int)options);
        using var fixture = Sample(options, random);
        foreach (var extension in Extensions(options))
        {
            var sound = fixture.Directory.GetFile(PostingsFixture.FileName(extension));
            for (var round = 0; round < 1200; round++)
            {
                var bytes = (byte[])sound.Clone();

                // An odd number, so that flips of the same bit never leave the file as it was.
                for (var flips = 1 + (2 * random.Next(2)); flips > 0; flips--)
                {
                    // Skip data is at the end of .doc: look there more often than its share.
                    var from = random.Next(3) == 0 ? Math.Max(BodyStart, bytes.Length - 700) : BodyStart;
                    bytes[random.Next(from, bytes.Length - CodecUtil.FooterLength)] ^= (byte)(1 << random.Next(8));
                }

                CheckDamaged(fixture, extension, bytes, random, round);
            }

            fixture.Directory.SetFile(PostingsFixture.FileName(extension), sound);
        }
    }

    [Theory]
    [InlineData(IndexOptions.Docs)]
    [InlineData(IndexOptions.DocsAndFreqsAndPositions)]
    public void Bodies_cut_off_before_a_footer_are_noticed(IndexOptions options)
    {
        var random = new Random(43);
        using var fixture = Sample(options, random);
        foreach (var extension in Extensions(options))
        {
            var sound = fixture.Directory.GetFile(PostingsFixture.FileName(extension));
            for (var length = BodyStart; length < sound.Length - CodecUtil.FooterLength; length += 1 + random.Next(60))
            {
                byte[] bytes = [.. sound[..length], .. sound[^CodecUtil.FooterLength..]];
                CheckDamaged(fixture, extension, bytes, random, length);
            }

            fixture.Directory.SetFile(PostingsFixture.FileName(extension), sound);
        }
    }

    [Fact]
    public void Truncated_files_and_damaged_headers_are_noticed_at_opening()
    {
        var random = new Random(47);
        using var fixture = Sample(IndexOptions.DocsAndFreqsAndPositions, random);
        foreach (var extension in Extensions(IndexOptions.DocsAndFreqsAndPositions))
        {
            var sound = fixture.Directory.GetFile(PostingsFixture.FileName(extension));
            for (var length = 0; length < sound.Length; length += 1 + random.Next(100))
            {
                fixture.Directory.SetFile(PostingsFixture.FileName(extension), sound.AsSpan(0, length));
                Assert.ThrowsAny<CorruptIndexException>(() => Open(fixture));
            }

            for (var at = 0; at < BodyStart - (extension == "doc" ? 1 : 0); at++)
            {
                var bytes = (byte[])sound.Clone();
                bytes[at] ^= 0x10;
                fixture.Directory.SetFile(PostingsFixture.FileName(extension), bytes);
                Assert.ThrowsAny<CorruptIndexException>(() => Open(fixture));
            }

            fixture.Directory.SetFile(PostingsFixture.FileName(extension), sound);
        }
    }

    [Fact]
    public void Damaged_metadata_is_noticed_or_harmless()
    {
        var random = new Random(53);
        using var fixture = Sample(IndexOptions.DocsAndFreqsAndPositions, random);
        using var reader = Open(fixture);
        for (var round = 0; round < 3000; round++)
        {
            var written = fixture.States[random.Next(fixture.States.Count)];
            var output = new MemoryOutput();
            new TermStateWriter().Write(output, fixture.Field, written, absolute: true);
            var bytes = output.WrittenSpan.ToArray();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            var state = new TermState { DocFreq = written.DocFreq, TotalTermFreq = written.TotalTermFreq };
            try
            {
                var metadata = new ByteReader(bytes, "tim");
                reader.DecodeTerm(ref metadata, fixture.Field, state, absolute: true);
                Walk(reader, fixture.Field, state, random);
            }
            catch (CorruptIndexException)
            {
                // Noticed.
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 5)]
    [InlineData(MaxDoc + 1, MaxDoc + 1)]
    [InlineData(5, 4)]
    public void DecodeTerm_impossible_statistics_throw(int docFreq, long totalTermFreq)
    {
        using var fixture = Sample(IndexOptions.DocsAndFreqs, new Random(59));
        var state = new TermState { DocFreq = docFreq, TotalTermFreq = totalTermFreq };
        Assert.Throws<CorruptIndexException>(() =>
        {
            var metadata = new ByteReader(new byte[20], "tim");
            fixture.Reader.DecodeTerm(ref metadata, fixture.Field, state, absolute: true);
        });
    }

    [Theory]
    [InlineData("01")]                      // the delta form without a single document before it
    [InlineData("00" + "8827")]             // document 5,000
    [InlineData("00" + "ffffffff0f")]       // document -1
    public void DecodeTerm_impossible_single_documents_throw(string hex)
    {
        using var fixture = Sample(IndexOptions.DocsAndFreqs, new Random(59));
        var state = new TermState { DocFreq = 1, TotalTermFreq = 1 };
        Assert.Throws<CorruptIndexException>(() =>
        {
            var metadata = new ByteReader(Convert.FromHexString(hex), "tim");
            fixture.Reader.DecodeTerm(ref metadata, fixture.Field, state, absolute: true);
        });
    }

    private static PostingsFixture Sample(IndexOptions options, Random random)
    {
        var norms = new byte[MaxDoc];
        random.NextBytes(norms);
        return new PostingsFixture(options, MaxDoc, norms).Write(
            PostingsFixture.RandomTerm(random, 1, MaxDoc),
            PostingsFixture.RandomTerm(random, 40, MaxDoc),
            PostingsFixture.RandomTerm(random, 300, MaxDoc),
            PostingsFixture.RandomTerm(random, 1500, MaxDoc));
    }

    private static string[] Extensions(IndexOptions options) => options >= IndexOptions.DocsAndFreqsAndPositions ? ["doc", "pos"] : ["doc"];

    private static PostingsReader Open(PostingsFixture fixture) =>
        new(new SegmentReadState(fixture.Directory, fixture.Info, fixture.Fields));

    private static void CheckDamaged(PostingsFixture fixture, string extension, byte[] bytes, Random random, int round)
    {
        fixture.Directory.SetFile(PostingsFixture.FileName(extension), bytes);
        using var reader = Open(fixture);
        Assert.Throws<CorruptIndexException>(reader.CheckIntegrity);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var state in fixture.States)
        {
            try
            {
                Walk(reader, fixture.Field, state, random);
            }
            catch (CorruptIndexException)
            {
                // Noticed.
            }
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < MaxAllocatedBytes, $"round {round} of .{extension}: {allocated} bytes");
    }

    // By steps of all sizes, with everything that a cursor can be asked; values must be within their ranges.
    private static void Walk(PostingsReader reader, FieldInfo field, TermState state, Random random)
    {
        var cursor = reader.Impacts(field, state, PostingsFlags.Positions);
        var step = random.Next(2) == 0 ? 0 : random.Next(800);
        var last = -1;
        for (var doc = cursor.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = step == 0 ? cursor.NextDoc() : cursor.Advance(doc + 1 + random.Next(step)))
        {
            Assert.True(doc > last && doc < MaxDoc);
            last = doc;
            Assert.True(cursor.Freq >= 1 && cursor.Freq <= state.TotalTermFreq);
            for (var (i, position) = (0, 0); field.HasPositions && i < cursor.Freq; i++)
            {
                var next = cursor.NextPosition();
                Assert.True(next >= position && next <= PostingsFormat.MaxPosition);
                position = next;
            }

            if (random.Next(10) == 0)
            {
                cursor.AdvanceShallow(doc);
                for (var level = 0; level < cursor.NumLevels; level++)
                {
                    Assert.True(cursor.GetDocIdUpTo(level) >= doc);
                    Assert.False(cursor.GetImpacts(level).IsEmpty);
                }
            }
        }
    }
}
