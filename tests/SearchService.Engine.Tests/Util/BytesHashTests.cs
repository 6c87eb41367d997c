using System.Text;
using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Engine.Tests.Util;

public sealed class BytesHashTests
{
    [Fact]
    public void Add_known_bytes_gives_the_same_id()
    {
        var hash = new BytesHash();
        Assert.Equal(0, hash.Add("fox"u8));
        Assert.Equal(1, hash.Add(""u8));
        Assert.Equal(0, hash.Add("fox"u8));
        Assert.Equal(2, hash.Count);
        Assert.True(hash[1].IsEmpty);
        Assert.Equal("fox"u8, hash[0]);
    }

    [Fact]
    public void Sort_orders_by_unsigned_bytes_beyond_the_first_eight()
    {
        const int seed = 7;
        var random = new Random(seed);
        var hash = new BytesHash();
        var expected = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 5_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => (char)('a' + random.Next(2))));
            hash.Add(Encoding.UTF8.GetBytes(text));
            expected.Add(text);
        }

        Assert.Equal(expected, hash.Sort().Select(id => Encoding.UTF8.GetString(hash[id])));
    }

    [Fact]
    public void Sort_puts_a_prefix_first_even_before_zero_bytes()
    {
        var hash = new BytesHash();
        hash.Add([0x61, 0x00]);
        hash.Add([0x61]);
        hash.Add([0x61, 0x00, 0x00]);
        hash.Add([0xFF]);
        Assert.Equal([1, 0, 2, 3], hash.Sort());
    }
}
