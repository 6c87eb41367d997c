using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>The documents that all of several cursors visit: the cheapest leads, the others leap after it.</summary>
internal sealed class ConjunctionIterator : DocIdSetIterator
{
    private readonly DocIdSetIterator _lead;
    private readonly DocIdSetIterator[] _others;

    /// <param name="cursors">At least one, each before its first document.</param>
    public ConjunctionIterator(DocIdSetIterator[] cursors)
    {
        var byCost = (DocIdSetIterator[])cursors.Clone();
        Array.Sort(byCost, (x, y) => x.Cost.CompareTo(y.Cost));
        _lead = byCost[0];
        _others = byCost[1..];
    }

    public override int DocId => _lead.DocId;

    public override long Cost => _lead.Cost;

    public override int NextDoc() => Agree(_lead.NextDoc());

    public override int Advance(int target) => Agree(_lead.Advance(target));

    private int Agree(int docId)
    {
        var i = 0;
        while (i < _others.Length && docId != NoMoreDocs)
        {
            var other = _others[i];
            var otherId = other.DocId;
            if (otherId < docId)
            {
                otherId = other.Advance(docId);
            }

            if (otherId == docId)
            {
                i++;
            }
            else
            {
                docId = _lead.Advance(otherId);
                i = 0;
            }
        }

        return docId;
    }
}
