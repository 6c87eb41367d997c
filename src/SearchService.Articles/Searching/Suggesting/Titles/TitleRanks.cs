using SearchService.Engine.Segments;

namespace SearchService.Articles;

/// <summary>How the titles of one publication rank as suggestions, whatever is typed: by how many articles have the title, then by the
/// best quality among these. One article stands for all with the same title. Four bytes an article. Thread-safe.</summary>
internal sealed class TitleRanks
{
    /// <summary>The rank of articles that stand for no title: deleted ones, and those for which another one stands.</summary>
    public const int None = -1;

    // A rank holds the count and, in its lower bits, the quality.
    private const int QualityBits = 20;
    private const int MaxCount = int.MaxValue >> QualityBits;

    private readonly int[] _ranks;

    // Of the titles that several articles have, by the article that stands for them.
    private readonly Dictionary<int, int> _counts = [];

    private TitleRanks(int articles)
    {
        _ranks = new int[articles];
        Array.Fill(_ranks, None);
    }

    /// <summary>By global document. Titles that more than 2,047 articles have are equal in count here.</summary>
    public ReadOnlySpan<int> Ranks => _ranks;

    /// <summary>The best quality among the articles with the title for which this one stands.</summary>
    public int QualityOf(int globalDocId) => _ranks[globalDocId] & ((1 << QualityBits) - 1);

    /// <summary>How many articles have the title for which this one stands.</summary>
    public int CountOf(int globalDocId) => _counts.GetValueOrDefault(globalDocId, 1);

    /// <summary>Compares all titles of a publication by their hashes.</summary>
    public static TitleRanks Create(IndexReader reader)
    {
        var ranks = new TitleRanks(reader.MaxDoc);
        var hashes = new long[reader.NumDocs];
        var docs = new int[reader.NumDocs];
        var count = 0;
        foreach (var leaf in reader.Leaves)
        {
            count += ListTitles(leaf, hashes.AsSpan(count), docs.AsSpan(count));
            ranks.SetQualities(leaf);
        }

        Array.Sort(hashes, docs, 0, count);
        for (int start = 0, end; start < count; start = end)
        {
            end = start + 1;
            while (end < count && hashes[end] == hashes[start])
            {
                end++;
            }

            ranks.Rank(docs.AsSpan(start, end - start));
        }

        return ranks;
    }

    private static int ListTitles(LeafReaderContext leaf, Span<long> hashes, Span<int> docs)
    {
        var live = leaf.Reader.LiveDocs;
        var column = leaf.Reader.GetNumericDocValues(IndexFields.TitleHash);
        var count = 0;
        while (column is not null && column.NextDoc() != Engine.Model.DocIdSetIterator.NoMoreDocs)
        {
            if (live?.Get(column.DocId) != false)
            {
                hashes[count] = column.LongValue;
                docs[count++] = leaf.DocBase + column.DocId;
            }
        }

        return count;
    }

    private void SetQualities(LeafReaderContext leaf)
    {
        var column = leaf.Reader.GetNumericDocValues(IndexFields.Quality);
        while (column is not null && column.NextDoc() != Engine.Model.DocIdSetIterator.NoMoreDocs)
        {
            _ranks[leaf.DocBase + column.DocId] = (int)Math.Clamp(column.LongValue, 0, (1 << QualityBits) - 1);
        }
    }

    // The best of equal titles stands for them, of equally good ones the first.
    private void Rank(ReadOnlySpan<int> equals)
    {
        var best = equals[0];
        foreach (var doc in equals)
        {
            var (quality, bestQuality) = (_ranks[doc], _ranks[best]);
            if (quality > bestQuality || (quality == bestQuality && doc < best))
            {
                best = doc;
            }
        }

        var rank = (Math.Min(equals.Length, MaxCount) << QualityBits) | Math.Max(0, _ranks[best]);
        foreach (var doc in equals)
        {
            _ranks[doc] = None;
        }

        _ranks[best] = rank;
        if (equals.Length > 1)
        {
            _counts.Add(best, equals.Length);
        }
    }
}
