namespace SearchService.Engine.Search;

/// <summary>The best hits of a search, best first; ties by ascending document.</summary>
public class TopDocs
{
    public TopDocs(int totalHits, IReadOnlyList<ScoreDoc> scoreDocs)
    {
        TotalHits = totalHits;
        ScoreDocs = scoreDocs;
    }

    /// <summary>How many documents match; exact.</summary>
    public int TotalHits { get; }

    public IReadOnlyList<ScoreDoc> ScoreDocs { get; }
}
