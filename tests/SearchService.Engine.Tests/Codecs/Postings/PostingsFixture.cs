using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Tests.Codecs;

/// <summary>A document of a term as tests know it.</summary>
internal readonly record struct Posting(int Doc, int Freq, int[] Positions);

/// <summary>A segment with one field in memory: terms go in as lists, and come out as states and cursors.</summary>
internal sealed class PostingsFixture : IDisposable
{
    public static readonly byte[] Id = [.. Enumerable.Range(1, 16).Select(i => (byte)i)];

    private readonly byte[]? _norms;
    private PostingsReader? _reader;

    public PostingsFixture(IndexOptions options, int maxDoc, byte[]? norms = null)
    {
        Field = new FieldInfo("f", 0) { IndexOptions = options, OmitNorms = norms is null };
        Info = new SegmentInfo("_0", Id, maxDoc);
        Fields = new FieldInfos([Field]);
        _norms = norms;
    }

    public RamDirectory Directory { get; } = new();

    public FieldInfo Field { get; }

    public FieldInfos Fields { get; }

    public SegmentInfo Info { get; }

    public List<TermState> States { get; } = [];

    public PostingsReader Reader => _reader ??= new PostingsReader(new SegmentReadState(Directory, Info, Fields));

    public static string FileName(string extension) => IndexFileNames.SegmentFileName("_0", PostingsFormat.Suffix, extension);

    public PostingsFixture Write(params Posting[][] terms)
    {
        using var writer = new PostingsWriter(new SegmentWriteState(Directory, Info, Fields));
        writer.StartField(Field, _norms);
        foreach (var term in terms)
        {
            writer.StartTerm();
            foreach (var posting in term)
            {
                writer.StartDoc(posting.Doc, posting.Freq);
                if (Field.HasPositions)
                {
                    Array.ForEach(posting.Positions, writer.AddPosition);
                }

                writer.FinishDoc();
            }

            var state = new TermState();
            writer.FinishTerm(state);
            States.Add(state);
        }

        writer.Finish();
        return this;
    }

    public PostingsEnum Postings(int term, PostingsFlags flags, PostingsEnum? reuse = null) =>
        Reader.Postings(Field, States[term], reuse, flags);

    public ImpactsEnum Impacts(int term, PostingsFlags flags = PostingsFlags.Freqs) => Reader.Impacts(Field, States[term], flags);

    public void Dispose() => _reader?.Dispose();

    /// <summary>Ascending documents with frequencies mostly small, sometimes large, and positions to match.</summary>
    public static Posting[] RandomTerm(Random random, int docFreq, int maxDoc)
    {
        var docs = new SortedSet<int>();
        if (docFreq * 2L > maxDoc)
        {
            // Dense: runs of neighbours occur.
            var all = Enumerable.Range(0, maxDoc).ToArray();
            random.Shuffle(all);
            docs.UnionWith(all.AsSpan(0, docFreq).ToArray());
        }

        while (docs.Count < docFreq)
        {
            docs.Add(random.Next(maxDoc));
        }

        return [.. docs.Select(doc => RandomPosting(random, doc))];
    }

    private static Posting RandomPosting(Random random, int doc)
    {
        var freq = random.Next(20) == 0 ? 1 + random.Next(random.Next(50) == 0 ? 300 : 20) : 1 + random.Next(2);
        var positions = new int[freq];
        var position = random.Next(100);
        for (var i = 0; i < freq; i++)
        {
            positions[i] = position;
            position += random.Next(30) == 0 ? random.Next(100_000) : random.Next(6);
        }

        return new Posting(doc, freq, positions);
    }
}
