using SearchService.Engine.Codecs;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>The norm bytes of a field in one segment, in any order of documents. As they are stored where they are a byte each, else
/// copied piece by piece. For one thread.</summary>
internal sealed class LeafNormBytes
{
    // A window lies in one piece.
    private const int PieceShift = RankingSettings.GreatestShift;

    private readonly LeafReader _reader;
    private readonly string _field;
    private readonly NormsColumnReader? _column;

    // One piece, and its number; made when it is first needed.
    private byte[]? _piece;
    private int _pieceNumber = -1;

    public LeafNormBytes(LeafReader reader, string field)
    {
        _reader = reader;
        _field = field;
        _column = (reader.GetNormValues(field) as NormsCursor)?.Column;
        IsDense = _column is { DenseBytes.IsEmpty: false };
    }

    /// <summary>The norms of all documents where they are stored as a byte each; otherwise empty.</summary>
    public ReadOnlySpan<byte> Dense => IsDense ? _column!.DenseBytes : default;

    private bool IsDense { get; }

    /// <summary>The norms of documents that lie within 4,096 from a multiple of it. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Range(int start, int count)
    {
        if (IsDense)
        {
            return _column!.DenseBytes.Slice(start, count);
        }

        Load(start >> PieceShift);
        return _piece.AsSpan(start - (_pieceNumber << PieceShift), count);
    }

    /// <summary>The norm of a document.</summary>
    public byte Get(int docId) => Range(docId, 1)[0];

    private void Load(int number)
    {
        if (number == _pieceNumber)
        {
            return;
        }

        var start = number << PieceShift;
        var piece = (_piece ??= new byte[1 << PieceShift]).AsSpan(0, Math.Min(1 << PieceShift, _reader.MaxDoc - start));
        if (_column is not null)
        {
            _column.Fill(start, piece);
        }
        else
        {
            var norms = new LeafNorms(_reader, _field);
            for (var i = 0; i < piece.Length; i++)
            {
                piece[i] = norms.Get(start + i);
            }
        }

        _pieceNumber = number;
    }
}
