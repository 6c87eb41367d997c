using System.Text;
using SearchService.Engine.Model;

namespace SearchService.Testing;

/// <summary>The terms of one field, sorted, with their postings.</summary>
internal sealed class MemoryTerms : Terms
{
    private readonly (byte[] Term, MemoryPosting[] Postings)[] _terms;

    public MemoryTerms(FieldInfo field, IReadOnlyList<MemoryDocument> documents)
    {
        FieldInfo = field;
        var terms = new Dictionary<string, List<MemoryPosting>>(StringComparer.Ordinal);
        for (var docId = 0; docId < documents.Count; docId++)
        {
            var document = documents[docId];
            if (document.Tokens.TryGetValue(field.Name, out var tokens) && tokens.Count > 0)
            {
                DocCount++;
                foreach (var group in tokens.GroupBy(t => t.Term))
                {
                    var norm = field.HasNorms ? MemoryLeafReader.Norm(document, field)!.Value : 1;
                    terms.TryAdd(group.Key, []);
                    terms[group.Key].Add(new MemoryPosting(docId, [.. group.Select(t => t.Position)], norm));
                }
            }
        }

        _terms = [.. terms.Select(t => (Encoding.UTF8.GetBytes(t.Key), t.Value.ToArray()))];
        Array.Sort(_terms, (x, y) => x.Term.AsSpan().SequenceCompareTo(y.Term));
        SumDocFreq = _terms.Sum(t => t.Postings.Length);
        SumTotalTermFreq = field.HasFreqs ? _terms.Sum(t => t.Postings.Sum(p => p.Positions.Length)) : SumDocFreq;
    }

    public override FieldInfo FieldInfo { get; }

    public override long Size => _terms.Length;

    public override long SumTotalTermFreq { get; }

    public override long SumDocFreq { get; }

    public override int DocCount { get; }

    public override ReadOnlySpan<byte> Min => _terms[0].Term;

    public override ReadOnlySpan<byte> Max => _terms[^1].Term;

    public override TermEntry? Find(ReadOnlySpan<byte> term)
    {
        var cursor = new Cursor(this);
        return cursor.SeekExact(term) ? new Entry(cursor) : null;
    }

    public override TermsEnum GetEnumerator() => new Cursor(this);

    // The cursor is not moved.
    private sealed class Entry(Cursor cursor) : TermEntry
    {
        public override int DocFreq => cursor.DocFreq;

        public override long TotalTermFreq => cursor.TotalTermFreq;

        public override PostingsEnum Postings(PostingsEnum? reuse, PostingsFlags flags) => cursor.Postings(reuse, flags);

        public override ImpactsEnum Impacts(PostingsFlags flags) => cursor.Impacts(flags);
    }

    private sealed class Cursor : TermsEnum
    {
        private readonly MemoryTerms _owner;
        private int _index = -1;
        private bool _isNowhere;

        public Cursor(MemoryTerms owner) => _owner = owner;

        public override ReadOnlySpan<byte> Term => Current.Term;

        public override int DocFreq => Current.Postings.Length;

        public override long TotalTermFreq =>
            _owner.FieldInfo.HasFreqs ? Current.Postings.Sum(p => (long)p.Positions.Length) : Current.Postings.Length;

        private (byte[] Term, MemoryPosting[] Postings) Current =>
            _index >= 0 && _index < _owner._terms.Length && !_isNowhere
                ? _owner._terms[_index]
                : throw new InvalidOperationException("the terms cursor is not on a term");

        public override bool Next()
        {
            if (_isNowhere)
            {
                throw new InvalidOperationException("next after a seek that did not find its term");
            }

            return ++_index < _owner._terms.Length;
        }

        public override bool SeekExact(ReadOnlySpan<byte> term)
        {
            var found = SeekCeil(term) == SeekStatus.Found;
            _isNowhere = !found;
            return found;
        }

        public override SeekStatus SeekCeil(ReadOnlySpan<byte> term)
        {
            _isNowhere = false;
            for (_index = 0; _index < _owner._terms.Length; _index++)
            {
                var order = term.SequenceCompareTo(_owner._terms[_index].Term);
                if (order <= 0)
                {
                    return order == 0 ? SeekStatus.Found : SeekStatus.NotFound;
                }
            }

            return SeekStatus.End;
        }

        public override PostingsEnum Postings(PostingsEnum? reuse, PostingsFlags flags) =>
            new AssertingPostingsEnum(new MemoryPostingsEnum(Current.Postings, _owner.FieldInfo, flags), flags, _owner.FieldInfo.HasPositions);

        public override ImpactsEnum Impacts(PostingsFlags flags) => new MemoryPostingsEnum(Current.Postings, _owner.FieldInfo, flags);
    }
}
