using SearchService.Engine.Model;
using Xunit;

namespace SearchService.Engine.Tests.Model;

public sealed class TermTests
{
    [Fact]
    public void Terms_are_equal_by_field_and_bytes()
    {
        var term = new Term("title", "süß");
        var same = new Term("title", "süß"u8.ToArray());
        Assert.Equal(term, same);
        Assert.Equal(term.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(term, new Term("Title", "süß"));
        Assert.NotEqual(term, new Term("title", "süss"));
        Assert.False(term.Equals(null));
        Assert.Equal("title:süß", term.ToString());
    }

    [Fact]
    public void Bytes_need_not_be_text()
    {
        var term = new Term("f", [0xFF, 0x00]);
        Assert.Equal([0xFF, 0x00], term.Bytes.ToArray());
        Assert.NotEqual(term, new Term("f", term.Text));
    }
}
