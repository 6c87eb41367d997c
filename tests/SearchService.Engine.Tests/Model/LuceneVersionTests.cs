using SearchService.Engine.Model;
using Xunit;

namespace SearchService.Engine.Tests.Model;

public sealed class LuceneVersionTests
{
    [Fact]
    public void Versions_are_ordered_by_their_numbers()
    {
        LuceneVersion[] ascending = [new(7, 9, 9), new(8, 0, 0), new(8, 8, 0), new(8, 8, 1), new(8, 10, 0), new(9, 0, 0)];
        for (var i = 0; i < ascending.Length; i++)
        {
            for (var j = 0; j < ascending.Length; j++)
            {
                var (left, right) = (ascending[i], ascending[j]);
                Assert.Equal(Math.Sign(i - j), Math.Sign(left.CompareTo(right)));
                Assert.Equal(i < j, left < right);
                Assert.Equal(i > j, left > right);
                Assert.Equal(i <= j, left <= right);
                Assert.Equal(i >= j, left >= right);
            }
        }
    }

    [Fact]
    public void Versions_are_shown_with_dots() => Assert.Equal("8.10.2", new LuceneVersion(8, 10, 2).ToString());
}
