using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Engine.Tests.Util;

public sealed class BoundedCacheTests
{
    [Fact]
    public void Find_knows_what_was_added_and_nothing_else()
    {
        var cache = new BoundedCache<string, string>(10);
        cache.Add("a", "first", 1);
        cache.Add("a", "second", 1);

        Assert.Equal("first", cache.Find("a", out _));
        Assert.Null(cache.Find("b", out _));
        Assert.Equal(1, cache.Size);
    }

    [Fact]
    public void Find_of_an_unknown_key_tells_whether_it_was_looked_for_before()
    {
        var cache = new BoundedCache<int, string>(10);

        Assert.Null(cache.Find(7, out var first));
        Assert.Null(cache.Find(8, out var other));
        Assert.Null(cache.Find(7, out var second));

        Assert.Equal((false, false, true), (first, other, second));
    }

    [Fact]
    public void Add_beyond_the_bound_drops_what_was_not_used_for_longest()
    {
        var cache = new BoundedCache<string, string>(10);
        foreach (var key in (string[])["a", "b", "c"])
        {
            cache.Add(key, key, 3);
        }

        cache.Find("a", out _);
        cache.Add("d", "d", 6);

        Assert.Equal(["a", "d"], ((string[])["a", "b", "c", "d"]).Where(k => cache.Find(k, out _) is not null));
        Assert.Equal(9, cache.Size);
    }

    [Fact]
    public void Add_of_what_is_larger_than_all_may_be_changes_nothing()
    {
        var cache = new BoundedCache<string, string>(10);
        cache.Add("a", "a", 10);
        cache.Add("b", "b", 11);

        Assert.NotNull(cache.Find("a", out _));
        Assert.Null(cache.Find("b", out _));
    }

    [Fact]
    public void Add_never_keeps_more_than_the_bound_whatever_several_threads_do()
    {
        var cache = new BoundedCache<int, string>(100);
        Parallel.For(0, 4, seed =>
        {
            var random = new Random(seed);
            for (var i = 0; i < 5_000; i++)
            {
                var key = random.Next(60);
                if (cache.Find(key, out _) is { } value)
                {
                    Assert.Equal($"{key}", value);
                }
                else
                {
                    cache.Add(key, $"{key}", key % 13);
                }

                Assert.InRange(cache.Size, 0, 100);
            }
        });
        var kept = Enumerable.Range(0, 60).Where(k => cache.Find(k, out _) is not null).Sum(k => k % 13);

        Assert.Equal(kept, cache.Size);
    }
}
