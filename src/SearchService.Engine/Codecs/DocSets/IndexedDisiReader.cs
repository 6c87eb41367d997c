using System.Buffers.Binary;
using System.Numerics;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>A set of document ids on disk, opened: where its blocks lie. Immutable and safe for use by several threads;
/// <see cref="IndexedDisi"/> is the cursor over it. <see cref="IndexedDisiFormat"/> draws the bytes.
/// <para>The block headers are walked once, here: one step for 65536 documents. That makes the jump table superfluous (it is
/// not read) and every later access free of trust in offsets.</para></summary>
public sealed class IndexedDisiReader
{
    private readonly Block[] _blocks;
    private readonly int _rankPower;

    /// <param name="slice">The whole structure.</param>
    /// <param name="rankPower">From the metadata: 7 to 15, or -1 = dense blocks have no rank table.</param>
    /// <param name="cardinality">From the metadata: how many documents the set must hold.</param>
    /// <param name="maxDoc">Documents in the segment: ids must be less.</param>
    /// <exception cref="CorruptIndexException">The blocks are not ascending, not within the slice, or hold another number of documents.</exception>
    public IndexedDisiReader(IndexInput slice, int rankPower, int cardinality, int maxDoc)
    {
        if (rankPower != IndexedDisiFormat.NoRankTable && rankPower is < IndexedDisiFormat.MinRankPower or > IndexedDisiFormat.MaxRankPower)
        {
            CorruptIndexException.Throw($"rank power is {rankPower}, expected -1 or 7 to 15", slice.Name);
        }

        Input = slice;
        MaxDoc = maxDoc;
        Cardinality = cardinality;
        _rankPower = rankPower;
        _blocks = new Block[(int)(((long)maxDoc + IndexedDisiFormat.BlockSize - 1) >> IndexedDisiFormat.BlockShift)];
        ReadBlocks(slice.Clone());
    }

    /// <summary>The number of documents in the set.</summary>
    public int Cardinality { get; }

    internal enum BlockKind
    {
        Empty = 0,
        Sparse,
        Dense,
        All,
    }

    internal IndexInput Input { get; }

    internal int MaxDoc { get; }

    internal ReadOnlySpan<Block> Blocks => _blocks;

    // Turns a word's index into that of its entry in the rank table; without a table always into 0.
    internal int RankShift => _rankPower == IndexedDisiFormat.NoRankTable ? 31 : _rankPower - 6;

    /// <summary>The rank of a document in the set (0 for the first), or -1 when it is no member. Any order of calls is legal; a
    /// cursor is faster for ascending documents.</summary>
    public int IndexOf(int docId)
    {
        var number = docId >> IndexedDisiFormat.BlockShift;
        if ((uint)number >= (uint)_blocks.Length)
        {
            return -1;
        }

        ref readonly var block = ref _blocks[number];
        var low = docId & (IndexedDisiFormat.BlockSize - 1);
        return block.Kind switch
        {
            BlockKind.Sparse => IndexInSparse(block, low),
            BlockKind.Dense => IndexInDense(block, low),
            BlockKind.All => block.IndexBefore + low,
            _ => -1,
        };
    }

    internal ReadOnlySpan<byte> Sparse(in Block block) => Input.SpanAt(block.BodyOffset, block.Cardinality * sizeof(short));

    internal ReadOnlySpan<byte> Bitmap(in Block block) =>
        Input.SpanAt(block.BodyOffset + IndexedDisiFormat.RankTableBytes(_rankPower), IndexedDisiFormat.BitmapBytes);

    // The block's members before a word that begins a rank, by the table.
    internal int MembersBefore(in Block block, int rank) =>
        BinaryPrimitives.ReadUInt16BigEndian(Input.SpanAt(block.BodyOffset + (rank * sizeof(short)), sizeof(short)));

    internal static int SparseAt(ReadOnlySpan<byte> sparse, int index) =>
        BinaryPrimitives.ReadUInt16BigEndian(sparse[(index * sizeof(short))..]);

    internal static ulong WordAt(ReadOnlySpan<byte> bitmap, int index) =>
        BinaryPrimitives.ReadUInt64BigEndian(bitmap[(index * sizeof(long))..]);

    private int IndexInSparse(in Block block, int low)
    {
        var sparse = Sparse(block);
        var from = 0;
        var to = block.Cardinality - 1;
        while (from <= to)
        {
            var middle = (from + to) >> 1;
            var found = SparseAt(sparse, middle);
            if (found == low)
            {
                return block.IndexBefore + middle;
            }

            if (found < low)
            {
                from = middle + 1;
            }
            else
            {
                to = middle - 1;
            }
        }

        return -1;
    }

    private int IndexInDense(in Block block, int low)
    {
        var bitmap = Bitmap(block);
        var target = low >> 6;
        var word = WordAt(bitmap, target);
        var bit = 1UL << low;
        if ((word & bit) == 0)
        {
            return -1;
        }

        var rank = target >> RankShift;
        var before = rank == 0 ? 0 : MembersBefore(block, rank);
        for (var w = rank << RankShift; w < target; w++)
        {
            before += BitOperations.PopCount(WordAt(bitmap, w));
        }

        return block.IndexBefore + before + BitOperations.PopCount(word & (bit - 1));
    }

    private void ReadBlocks(IndexInput input)
    {
        var previous = -1;
        long total = 0;
        input.Seek(0);
        while (total < Cardinality)
        {
            var offset = input.Position;
            int number = (ushort)input.ReadShort();
            var cardinality = (ushort)input.ReadShort() + 1;
            if (number <= previous || number >= _blocks.Length)
            {
                CorruptIndexException.Throw($"block {number} at offset {offset} follows block {previous} of {_blocks.Length}", input.Name);
            }

            var kind = KindOf(cardinality);
            if (kind == BlockKind.All && (number + 1L) << IndexedDisiFormat.BlockShift > MaxDoc)
            {
                CorruptIndexException.Throw($"block {number} at offset {offset} has all its documents, the segment {MaxDoc}", input.Name);
            }

            _blocks[number] = new Block(kind, input.Position, cardinality, (int)total);
            input.Skip(BodyBytes(kind, cardinality));
            total += cardinality;
            previous = number;
        }

        if (total != Cardinality)
        {
            CorruptIndexException.Throw($"the blocks hold {total} documents, the metadata says {Cardinality}", input.Name);
        }
    }

    private static BlockKind KindOf(int cardinality) => cardinality switch
    {
        <= IndexedDisiFormat.MaxSparseCardinality => BlockKind.Sparse,
        IndexedDisiFormat.BlockSize => BlockKind.All,
        _ => BlockKind.Dense,
    };

    private int BodyBytes(BlockKind kind, int cardinality) => kind switch
    {
        BlockKind.Sparse => cardinality * sizeof(short),
        BlockKind.Dense => IndexedDisiFormat.RankTableBytes(_rankPower) + IndexedDisiFormat.BitmapBytes,
        _ => 0,
    };

    internal readonly record struct Block(BlockKind Kind, long BodyOffset, int Cardinality, int IndexBefore);
}
