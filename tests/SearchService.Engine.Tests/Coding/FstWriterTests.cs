using System.Text;
using SearchService.Engine.Coding;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Coding;

public sealed class FstWriterTests
{
    [Fact]
    public void Finish_two_keys_of_the_format_note_gives_its_bytes()
    {
        var fst = Build(Pair("", "aa08"), Pair("a", "8a02"), Pair("b", "9a05"));

        // From index 10 down: 1d = final, next, stop, output; 'a'; 2 bytes 8a 02; 1f = the same and last; 'b'; 2 bytes 9a 05.
        Assert.Equal("00059A0262" + "1F028A02611D", Convert.ToHexString(fst.Bytes));

        // Header, accepts the empty string, 3 bytes reversed (02 aa 08), one-byte labels, start node 10, 11 bytes.
        Assert.Equal("3FD76C17" + "03465354" + "00000007" + "01" + "0308AA02" + "00" + "0A" + "0B", Convert.ToHexString(fst.Meta));
    }

    [Fact]
    public void Finish_six_arcs_at_the_root_gives_the_direct_node_of_the_format_note()
    {
        var fst = Build(
            Pair("", "01"), Pair("a", "f208"), Pair("b", "820c"), Pair("c", "920f"), Pair("d", "a212"), Pair("e", "b215"), Pair("g", "c218"));

        var downwards = fst.Bytes.Reverse().ToArray();
        Assert.Equal(
            "40" + "07" + "04" + "5F" + "61" // direct, labels a to g, 4 bytes an arc, all but f, first label a
            + "1902F208" + "1902820C" + "1902920F" + "1902A212" + "1902B215" + "1B02C218" + "00",
            Convert.ToHexString(downwards));
    }

    [Fact]
    public void Finish_without_keys_but_the_empty_one_has_no_nodes()
    {
        var fst = Build(Pair("", "da01"));

        Assert.Equal("00", Convert.ToHexString(fst.Bytes));
        Assert.Equal("3FD76C17" + "03465354" + "00000007" + "01" + "0301DA02" + "00" + "00" + "01", Convert.ToHexString(fst.Meta));
        Assert.Equal("DA01", Convert.ToHexString(fst.Open().Find([])!));
        Assert.Null(fst.Open().Find("a"u8));
    }

    [Fact]
    public void Finish_labels_far_apart_gives_a_node_to_be_halved()
    {
        var keys = Enumerable.Range(0, 6).Select(i => new byte[] { (byte)(i * 50) }).ToArray();
        var fst = Build([.. keys.Select(k => new KeyValuePair<byte[], byte[]>(k, []))]);

        Assert.Equal(FstFormat.BinarySearchNode, fst.Bytes[^1]);
        for (var label = 0; label < 256; label++)
        {
            Assert.Equal(label % 50 == 0, fst.Open().Find([(byte)label]) is not null);
        }
    }

    [Fact]
    public void Finish_equal_tails_are_written_once()
    {
        var one = Build(Pair("a-tail", "01"));
        var two = Build(Pair("a-tail", "01"), Pair("b-tail", "02"));

        Assert.True(two.Bytes.Length < one.Bytes.Length + 8, $"{one.Bytes.Length} and {two.Bytes.Length} bytes");
        Assert.Equal("02", Convert.ToHexString(two.Open().Find("b-tail"u8)!));
    }

    [Fact]
    public void Add_key_that_is_not_greater_throws()
    {
        var writer = new FstWriter();
        writer.Add("b"u8, []);

        Assert.Throws<ArgumentException>(() => writer.Add("b"u8, []));
        Assert.Throws<ArgumentException>(() => writer.Add("a"u8, []));
        Assert.Throws<ArgumentException>(() => writer.Add([], []));
    }

    [Theory]
    [InlineData(1, 10, 3, 2)]
    [InlineData(2, 2_000, 4, 4)]
    [InlineData(3, 3_000, 3, 256)]
    [InlineData(4, 5_000, 8, 30)]
    [InlineData(5, 300, 60, 2)]
    public void Find_random_keys_gives_their_outputs(int seed, int count, int maxLength, int alphabet)
    {
        var random = new Random(seed);
        var map = RandomMap(random, count, maxLength, alphabet);
        var fst = Build([.. map]).Open();

        foreach (var (key, value) in map)
        {
            Assert.True(fst.Find(key).AsSpan().SequenceEqual(value), $"seed {seed}, key {Convert.ToHexString(key)}");
        }

        for (var i = 0; i < count; i++)
        {
            var key = RandomBytes(random, maxLength + 1, alphabet);
            Assert.True(map.ContainsKey(key) == fst.Find(key) is not null, $"seed {seed}, key {Convert.ToHexString(key)}");
        }
    }

    [Fact]
    public void Find_in_damaged_bytes_throws_nothing_but_corruption()
    {
        const int seed = 11;
        var random = new Random(seed);
        var map = RandomMap(random, 400, 5, 20);
        var fst = Build([.. map]);
        var keys = map.Keys.ToArray();
        var damagedFound = 0;
        for (var round = 0; round < 2_000; round++)
        {
            var damaged = fst with { Bytes = (byte[])fst.Bytes.Clone() };
            damaged.Bytes[random.Next(damaged.Bytes.Length)] = (byte)random.Next(256);
            try
            {
                for (var i = 0; i < 20; i++)
                {
                    damaged.Open().Find(keys[random.Next(keys.Length)]);
                }
            }
            catch (CorruptIndexException)
            {
                damagedFound++;
            }
        }

        Assert.InRange(damagedFound, 1, 1_999);
    }

    private static SortedDictionary<byte[], byte[]> RandomMap(Random random, int count, int maxLength, int alphabet)
    {
        var map = new SortedDictionary<byte[], byte[]>(Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        for (var i = 0; i < count; i++)
        {
            // Mostly short outputs that begin alike; some long.
            map[RandomBytes(random, maxLength, alphabet)] = RandomBytes(random, random.Next(20) == 0 ? 200 : 5, 3);
        }

        return map;
    }

    private static byte[] RandomBytes(Random random, int maxLength, int alphabet)
    {
        var bytes = new byte[random.Next(maxLength + 1)];
        foreach (ref var b in bytes.AsSpan())
        {
            b = (byte)random.Next(alphabet);
        }

        return bytes;
    }

    private static KeyValuePair<byte[], byte[]> Pair(string key, string hexOutput) =>
        new(Encoding.UTF8.GetBytes(key), Convert.FromHexString(hexOutput));

    private static BuiltFst Build(params KeyValuePair<byte[], byte[]>[] pairs)
    {
        var writer = new FstWriter();
        foreach (var (key, value) in pairs)
        {
            writer.Add(key, value);
        }

        var meta = new MemoryOutput();
        var bytes = new MemoryOutput();
        writer.Finish(meta, bytes);
        return new BuiltFst(meta.WrittenSpan.ToArray(), bytes.WrittenSpan.ToArray());
    }

    private sealed record BuiltFst(byte[] Meta, byte[] Bytes)
    {
        public FstReader Open() =>
            FstReader.Open(new IndexInput("meta", MappedFile.FromBytes(Meta)), new IndexInput("fst", MappedFile.FromBytes(Bytes)), 0);
    }
}
