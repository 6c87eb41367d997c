using SearchService.Engine.Codecs;
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
    private const int MaxQuality = (1 << QualityBits) - 1;

    // Below every quality, though it counts as 0 where it is told.
    private const int Unrated = -1;

    // So many documents of a column are read at once.
    private const int Window = 1024;

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
    public int QualityOf(int globalDocId) => _ranks[globalDocId] & MaxQuality;

    /// <summary>How many articles have the title for which this one stands.</summary>
    public int CountOf(int globalDocId) => _counts.GetValueOrDefault(globalDocId, 1);

    /// <summary>Compares all titles of a publication by their hashes.</summary>
    public static TitleRanks Create(IndexReader reader)
    {
        var ranks = new TitleRanks(reader.MaxDoc);
        var titles = new DistinctTitles(reader.MaxDoc);
        var hashes = new long[Window];
        var qualities = new long[Window];
        foreach (var leaf in reader.Leaves)
        {
            var live = leaf.Reader.LiveDocs;
            if (ColumnOf(leaf, IndexFields.TitleHash) is not { } hashColumn)
            {
                continue;
            }

            var qualityColumn = ColumnOf(leaf, IndexFields.Quality);
            for (var start = 0; start < leaf.Reader.MaxDoc; start += Window)
            {
                var count = Math.Min(Window, leaf.Reader.MaxDoc - start);
                hashColumn.Fill(start, hashes.AsSpan(0, count), 0);
                qualities.AsSpan().Fill(Unrated);
                qualityColumn?.Fill(start, qualities.AsSpan(0, count), Unrated);
                for (var i = 0; i < count; i++)
                {
                    if (live?.Get(start + i) != false && (hashColumn.Docs.IsAll || hashColumn.TryGet(start + i, out _)))
                    {
                        ranks.Add(titles, leaf.DocBase + start + i, hashes[i], (int)Math.Clamp(qualities[i], Unrated, MaxQuality));
                    }
                }
            }
        }

        ranks.Finish();
        return ranks;
    }

    private static NumericColumnReader? ColumnOf(LeafReaderContext leaf, string field) =>
        (leaf.Reader.GetNumericDocValues(field) as NumericColumnCursor)?.Column;

    // The best of equal titles stands for them, of equally good ones the first. Until the end, ranks are qualities plus one.
    private void Add(DistinctTitles titles, int doc, long hash, int quality)
    {
        _ranks[doc] = quality + 1;
        ref var standsForIt = ref titles.Find(hash, doc);
        if (standsForIt == doc)
        {
            return;
        }

        var (best, other) = _ranks[doc] > _ranks[standsForIt] ? (doc, standsForIt) : (standsForIt, doc);
        var count = CountOf(standsForIt) + 1;
        _counts.Remove(other);
        _counts[best] = count;
        _ranks[other] = None;
        standsForIt = best;
    }

    private void Finish()
    {
        foreach (ref var rank in _ranks.AsSpan())
        {
            rank = rank == None ? None : (1 << QualityBits) | Math.Max(0, rank - 1);
        }

        foreach (var (doc, count) in _counts)
        {
            _ranks[doc] = (Math.Min(count, MaxCount) << QualityBits) | QualityOf(doc);
        }
    }
}
