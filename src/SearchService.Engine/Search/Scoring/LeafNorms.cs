using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>The norm bytes of a field in one segment; every document has norm 1 when the field has none. For one thread.</summary>
internal readonly struct LeafNorms
{
    // What counts as the norm of a document without one: a length of 1.
    private const byte NoNorm = 1;

    private readonly NumericDocValues? _norms;

    public LeafNorms(LeafReader reader, string field) => _norms = reader.GetNormValues(field);

    /// <summary>The norm of a document ≥ those asked for before.</summary>
    public byte Get(int docId) => _norms is not null && _norms.AdvanceExact(docId) ? (byte)_norms.LongValue : NoNorm;

    /// <summary>The norms of ascending documents; the byte is the low one of each value.</summary>
    public void Fill(ReadOnlySpan<int> docIds, Span<long> norms)
    {
        if (_norms is null)
        {
            norms[..docIds.Length].Fill(NoNorm);
        }
        else
        {
            _norms.Fill(docIds, norms, NoNorm);
        }
    }
}
