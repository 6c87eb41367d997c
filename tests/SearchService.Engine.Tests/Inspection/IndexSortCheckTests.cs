using SearchService.Engine.Codecs;
using SearchService.Engine.Inspection;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Inspection;

public sealed class IndexSortCheckTests
{
    [Fact]
    public void Check_finds_documents_that_are_not_in_the_declared_order()
    {
        using var directory = InspectedIndex.Create(compound: false, segments: 1);
        Declare(directory, IndexSortField.Long("quality"));
        var error = Assert.Single(CheckIndex.Check(directory).Errors);
        Assert.Contains("order", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_accepts_a_declared_order_in_which_all_documents_are_equal()
    {
        using var directory = InspectedIndex.Create(compound: false, segments: 1);
        Declare(directory, IndexSortField.Long("nobody has it"));
        Assert.True(CheckIndex.Check(directory).IsClean);
    }

    // Claims a sort for the only segment.
    private static void Declare(RamDirectory directory, IndexSortField key)
    {
        var info = Assert.Single(SegmentInfosFormat.ReadLatest(directory).Segments).Info;
        directory.DeleteFile(IndexFileNames.SegmentFileName(info.Name, "", SegmentInfoFormat.Extension));
        SegmentInfoFormat.Write(directory, new SegmentInfo(info.Name, info.Id, info.MaxDoc)
        {
            Attributes = info.Attributes,
            Files = info.Files,
            IndexSort = [key],
        });
    }
}
