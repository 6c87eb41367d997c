using SearchService.Engine.Model;

namespace SearchService.Engine.Indexing;

/// <summary>Deletions by term that are not applied yet, each with the sequence number up to which documents are meant.
/// Thread-safe.</summary>
internal sealed class BufferedDeletes
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Term, long> _terms = [];

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _terms.Count;
            }
        }
    }

    /// <summary>Documents that hold the term and were added before the sequence number are to go.</summary>
    public void Add(Term term, long sequence)
    {
        lock (_lock)
        {
            if (!_terms.TryGetValue(term, out var known) || known < sequence)
            {
                _terms[term] = sequence;
            }
        }
    }

    /// <summary>Everything, ordered by field and term, as segments' dictionaries like to be asked. The buffer is empty after it.</summary>
    public IReadOnlyList<KeyValuePair<Term, long>> Take()
    {
        lock (_lock)
        {
            var all = _terms.ToArray();
            _terms.Clear();
            Array.Sort(all, static (a, b) =>
            {
                var order = string.CompareOrdinal(a.Key.Field, b.Key.Field);
                return order != 0 ? order : a.Key.Bytes.SequenceCompareTo(b.Key.Bytes);
            });
            return all;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _terms.Clear();
        }
    }
}
