using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>The postings of one of several synonyms.</summary>
/// <param name="Postings">Documents and frequencies.</param>
/// <param name="Boost">What a frequency is multiplied with.</param>
/// <param name="DocId">The current document of the postings.</param>
internal readonly record struct SynonymClause(PostingsEnum Postings, float Boost, int DocId)
{
    /// <summary>Least document first.</summary>
    public readonly struct ByDocId : IComparer<SynonymClause>
    {
        public int Compare(SynonymClause x, SynonymClause y) => x.DocId.CompareTo(y.DocId);
    }
}
