using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Testing;

/// <summary>The laws of <see cref="DocIdSetIterator"/>, checked on every move.</summary>
public sealed class IterationContract
{
    private readonly string _what;
    private readonly DocIdSetIterator _inner;
    private int _docId = -1;

    /// <param name="what">What is checked, for messages.</param>
    /// <param name="inner">A cursor before its first document.</param>
    public IterationContract(string what, DocIdSetIterator inner)
    {
        _what = what;
        _inner = inner;
        Require(inner.DocId == -1, $"starts on {inner.DocId}");
    }

    /// <summary>What fills spans of documents below an end.</summary>
    public delegate int Filler(Span<int> docIds, int endExclusive);

    public int Check(int docId)
    {
        Require(docId == _docId, $"stands on {docId}, was moved to {_docId}");
        return docId;
    }

    public int NextDoc()
    {
        var previous = _docId;
        _docId = _inner.NextDoc();
        Require(_docId > previous || previous == DocIdSetIterator.NoMoreDocs, $"next of {previous} is {_docId}");
        Check(_inner.DocId);
        return _docId;
    }

    public int Advance(int target)
    {
        Require(target > _docId, $"advance from {_docId} to {target}");
        _docId = _inner.Advance(target);
        Require(_docId >= target, $"advance to {target} gave {_docId}");
        Check(_inner.DocId);
        return _docId;
    }

    public int Fill(Span<int> docIds, int endExclusive, Filler fill)
    {
        Require(_docId >= 0, "fill before the first document");
        var count = fill(docIds, endExclusive);
        var previous = _docId - 1;
        foreach (var docId in docIds[..count])
        {
            Require(docId > previous && docId < endExclusive, $"filled {docId} after {previous} below {endExclusive}");
            previous = docId;
        }

        Require(count == 0 || docIds[0] == _docId, $"fill from {_docId} begins otherwise");
        _docId = _inner.DocId;
        Require(_docId > previous, $"stands on {_docId} after filling {previous}");
        Require(count == docIds.Length || _docId >= endExclusive, $"filled {count} below {endExclusive}, stands on {_docId}");
        return count;
    }

    public void IntoBitSet(FixedBitSet set, int endExclusive)
    {
        Require(_docId >= 0, "into a set before the first document");
        var before = _docId;
        _inner.IntoBitSet(set, endExclusive);
        _docId = _inner.DocId;
        Require(_docId >= endExclusive && _docId >= before, $"stands on {_docId} after a set below {endExclusive}");
        Require(before >= endExclusive || set.Get(before), $"{before} is not in the set");
    }

    public void RequireDocument() =>
        Require(_docId is >= 0 and < DocIdSetIterator.NoMoreDocs, $"asked on {_docId}, which is no document");

    public void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"{_what}: {message}");
        }
    }
}
