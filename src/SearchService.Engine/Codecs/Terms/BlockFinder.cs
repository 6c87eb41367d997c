using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Walks the index of a field along terms and tells which blocks are on the way. Keeps the outputs of a walk in one
/// buffer that grows to the longest.</summary>
internal sealed class BlockFinder(BlockTreeTerms terms)
{
    private byte[] _output = [];

    /// <summary>The block of the longest prefix of the term that has one: the only one that can hold the term.</summary>
    /// <param name="term">Any bytes.</param>
    /// <param name="prefixLength">How many bytes of the term the block's entries leave out.</param>
    public BlockPointer FindDeepest(ReadOnlySpan<byte> term, out int prefixLength)
    {
        // Later arcs write behind the first "shared" bytes only, so that the deepest final output can wait until the end.
        var cursor = terms.Index.GetCursor();
        var deepest = default(ReadOnlySpan<byte>);
        var shared = 0;
        var length = 0;
        prefixLength = 0;
        for (var i = 0; i < term.Length && cursor.Move(term[i]); i++)
        {
            length = Append(length, cursor.ReversedOutput);
            if (cursor.IsFinal)
            {
                prefixLength = i + 1;
                deepest = cursor.ReversedFinalOutput;
                shared = length;
            }
        }

        var end = Append(shared, deepest);
        var pointer = prefixLength == 0 ? terms.RootPointer : _output.AsSpan(0, end);
        return BlockPointer.Read(pointer, LabelAt(term, prefixLength), terms.Resource);
    }

    /// <summary>Pushes the blocks of all prefixes of the term, the root first, on a path.</summary>
    public void FindAll(ReadOnlySpan<byte> term, BlockPath path)
    {
        path.Push(0, BlockPointer.Read(terms.RootPointer, LabelAt(term, 0), terms.Resource));
        var cursor = terms.Index.GetCursor();
        var length = 0;
        for (var i = 0; i < term.Length && cursor.Move(term[i]); i++)
        {
            length = Append(length, cursor.ReversedOutput);
            if (cursor.IsFinal)
            {
                var end = Append(length, cursor.ReversedFinalOutput);
                path.Push(i + 1, BlockPointer.Read(_output.AsSpan(0, end), LabelAt(term, i + 1), terms.Resource));
            }
        }
    }

    private static int LabelAt(ReadOnlySpan<byte> term, int index) => index < term.Length ? term[index] : BlockTreeFormat.NoLabel;

    private int Append(int length, ReadOnlySpan<byte> reversed)
    {
        if (reversed.IsEmpty)
        {
            return length;
        }

        var end = length + reversed.Length;
        if (end > BlockPointer.MaxBytes)
        {
            CorruptIndexException.Throw($"index output of {end} bytes, expected at most {BlockPointer.MaxBytes}", terms.Resource);
        }

        if (_output.Length < end)
        {
            Array.Resize(ref _output, Math.Max(32, end * 2));
        }

        for (var i = reversed.Length - 1; i >= 0; i--)
        {
            _output[length++] = reversed[i];
        }

        return end;
    }
}
