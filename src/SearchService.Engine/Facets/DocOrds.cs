using SearchService.Engine.Codecs;

namespace SearchService.Engine.Facets;

/// <summary>The ordinals of each document of a SORTED_SET column, read a window of documents at a time. For one thread.</summary>
/// <param name="column">The column; of at most 2^31 - 1 ordinals.</param>
internal sealed class DocOrds(SortedSetColumnReader column)
{
    private readonly int[] _starts = new int[ColumnCounter.WindowSize + 1];
    private int[] _ords = [];

    /// <summary>The ordinals of a document of the window, counted from its first. Valid until the next window.</summary>
    public ReadOnlySpan<int> this[int index] => _ords.AsSpan((_starts[index] - _starts[0])..(_starts[index + 1] - _starts[0]));

    /// <summary>Reads a window.</summary>
    /// <param name="first">Its first document.</param>
    /// <returns>How many documents it has: <see cref="ColumnCounter.WindowSize"/>, or as many as are left.</returns>
    public int Read(int first)
    {
        var count = Math.Min(ColumnCounter.WindowSize, column.Docs.MaxDoc - first);
        column.FillStarts(first, _starts.AsSpan(0, count + 1));
        var ordCount = _starts[count] - _starts[0];
        _ords = _ords.Length < ordCount ? new int[ordCount] : _ords;
        column.Ords.Fill(_starts[0], _ords.AsSpan(0, ordCount));
        return count;
    }
}
