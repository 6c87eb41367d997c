namespace SearchService.Engine.Search;

/// <summary>The documents of a required scorer; the score is its own plus that of an optional one if it matches, added in
/// single precision.</summary>
internal sealed class ReqOptScorer : FilterScorer
{
    private readonly Scorer _optional;

    public ReqOptScorer(Scorer required, Scorer optional)
        : base(required) => _optional = optional;

    public override float Score()
    {
        var docId = Inner.DocId;
        var score = Inner.Score();
        if (_optional.DocId < docId)
        {
            _optional.Advance(docId);
        }

        return _optional.DocId == docId ? score + _optional.Score() : score;
    }
}
