using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Engine.Tests.Util;

public sealed class GrowableArrayTests
{
    [Fact]
    public void Default_is_empty()
    {
        var array = default(GrowableArray<int>);
        Assert.Equal(0, array.Count);
        Assert.Equal(0, array.Capacity);
        Assert.True(array.Span.IsEmpty);
        Assert.True(array.Memory.IsEmpty);
    }

    [Fact]
    public void Add_keeps_all_items_over_growth()
    {
        var array = default(GrowableArray<int>);
        for (var i = 0; i < 1_000; i++)
        {
            array.Add(i);
            Assert.Equal(i + 1, array.Count);
        }

        Assert.Equal(Enumerable.Range(0, 1_000), array.Span.ToArray());
        Assert.Equal(Enumerable.Range(0, 1_000), array.Memory.ToArray());
        Assert.True(array.Capacity >= 1_000);
    }

    [Fact]
    public void Items_change_in_place()
    {
        var array = default(GrowableArray<int>);
        array.Add(1);
        array[0] += 4;
        Assert.Equal([5], array.Span.ToArray());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(1_000)]
    public void EnsureCount_adds_default_values_and_never_shrinks(int count)
    {
        var array = default(GrowableArray<int>);
        array.Add(9);
        array.Add(8);
        array.EnsureCount(count);
        Assert.Equal([9, 8, .. new int[count - 2]], array.Span.ToArray());
        array.EnsureCount(1);
        Assert.Equal(count, array.Count);
    }
}
