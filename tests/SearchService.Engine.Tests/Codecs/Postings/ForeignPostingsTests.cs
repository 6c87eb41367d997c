using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Codecs;

/// <summary>Postings as Lucene writes them for fields with payloads or offsets, which this engine never does: put together here
/// from the format note, section 6, without the engine's writer.</summary>
public sealed class ForeignPostingsTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Positions_beside_payloads_and_offsets_are_read(bool payloads, bool offsets)
    {
        foreach (var df in new[] { 1, 2, 90, 128, 129, 700, 1100, 1500 })
        {
            var random = new Random(df);
            var maxDoc = 3 * df;
            var term = PostingsFixture.RandomTerm(random, df, maxDoc);
            var field = new FieldInfo("f", 0)
            {
                IndexOptions = offsets ? IndexOptions.DocsAndFreqsAndPositionsAndOffsets : IndexOptions.DocsAndFreqsAndPositions,
                HasPayloads = payloads,
                OmitNorms = true,
            };
            var state = new SegmentReadState(new RamDirectory(), new SegmentInfo("_0", PostingsFixture.Id, maxDoc), new FieldInfos([field]));
            var written = new ForeignWriter(state, field, random).Write(term);
            using var reader = new PostingsReader(state);
            reader.CheckIntegrity();
            foreach (var longestStep in new[] { 1, 30, 1000 })
            {
                var cursor = reader.Postings(field, written, null, PostingsFlags.Positions);
                PostingsChecker.CheckScan(term, cursor, random, longestStep, df);
                cursor = reader.Postings(field, written, cursor, PostingsFlags.Positions);
                PostingsChecker.CheckAdvance(term, cursor, random, longestStep, df);
            }
        }
    }

    private sealed class ForeignWriter(SegmentReadState state, FieldInfo field, Random random)
    {
        private readonly List<long> _posBlocks = [];
        private readonly List<long> _payBlocks = [];
        private readonly List<int> _payloadBytesBefore = [];

        public TermState Write(Posting[] term)
        {
            using var doc = Create("doc", PostingsFormat.DocCodec);
            using var pos = Create("pos", PostingsFormat.PosCodec);
            using var pay = Create("pay", PostingsFormat.PayCodec);
            doc.WriteByte((byte)'L');
            var result = new TermState
            {
                DocFreq = term.Length,
                TotalTermFreq = term.Sum(p => p.Freq),
                DocStartFP = doc.Position,
                PosStartFP = pos.Position,
                PayStartFP = pay.Position,
                SingletonDocId = term.Length == 1 ? term[0].Doc : -1,
            };
            WritePositions(term, pos, pay, result);
            if (term.Length > 1)
            {
                WriteDocs(term, doc, result);
            }

            CodecUtil.WriteFooter(doc);
            CodecUtil.WriteFooter(pos);
            CodecUtil.WriteFooter(pay);
            return result;
        }

        private IndexOutput Create(string extension, string codec)
        {
            var output = state.Directory.CreateOutput(PostingsFixture.FileName(extension));
            CodecUtil.WriteIndexHeader(output, codec, PostingsFormat.Version, PostingsFixture.Id, PostingsFormat.Suffix);
            return output;
        }

        private void WritePositions(Posting[] term, IndexOutput pos, IndexOutput pay, TermState result)
        {
            var deltas = new List<int>();
            foreach (var posting in term)
            {
                for (var i = 0; i < posting.Freq; i++)
                {
                    deltas.Add(posting.Positions[i] - (i == 0 ? 0 : posting.Positions[i - 1]));
                }
            }

            // Few lengths, so that many positions in a row share one; some are longer than a vint byte can say.
            var lengths = deltas.Select(_ => random.Next(3) == 0 ? random.Next(3) * 70 : 2).ToArray();
            var offsetLengths = deltas.Select(_ => random.Next(4) == 0 ? random.Next(1000) : 5).ToArray();
            _payloadBytesBefore.AddRange(lengths);
            var full = deltas.Count / 128 * 128;
            for (var at = 0; at < full; at += 128)
            {
                _posBlocks.Add(pos.Position);
                _payBlocks.Add(pay.Position);
                PForBlock.Encode(pos, deltas.Skip(at).Take(128).ToArray());
                if (field.HasPayloads)
                {
                    PForBlock.Encode(pay, lengths.Skip(at).Take(128).ToArray());
                    var total = lengths.Skip(at).Take(128).Sum();
                    pay.WriteVInt(total);
                    pay.WriteBytes(new byte[total]);
                }

                if (field.HasOffsets)
                {
                    PForBlock.Encode(pay, new int[128]);
                    PForBlock.Encode(pay, offsetLengths.Skip(at).Take(128).ToArray());
                }
            }

            _posBlocks.Add(pos.Position);
            _payBlocks.Add(pay.Position);
            result.LastPosBlockOffset = deltas.Count > 128 ? pos.Position - result.PosStartFP : -1;
            WriteTail(deltas, lengths, offsetLengths, full, pos);
        }

        private void WriteTail(List<int> deltas, int[] lengths, int[] offsetLengths, int from, IndexOutput pos)
        {
            var (lastLength, lastOffsetLength) = (-1, -1);
            for (var i = from; i < deltas.Count; i++)
            {
                if (!field.HasPayloads)
                {
                    pos.WriteVInt(deltas[i]);
                }
                else
                {
                    WriteWithLength(pos, deltas[i], lengths[i], ref lastLength);
                    pos.WriteBytes(Enumerable.Repeat((byte)0xFF, lengths[i]).ToArray());
                }

                if (field.HasOffsets)
                {
                    WriteWithLength(pos, i % 300, offsetLengths[i], ref lastOffsetLength);
                }
            }
        }

        private static void WriteWithLength(IndexOutput output, int delta, int length, ref int lastLength)
        {
            output.WriteVInt((delta << 1) | (length != lastLength ? 1 : 0));
            if (length != lastLength)
            {
                output.WriteVInt(length);
            }

            lastLength = length;
        }

        private void WriteDocs(Posting[] term, IndexOutput doc, TermState result)
        {
            var ends = new List<long>();
            var full = term.Length / 128 * 128;
            for (var at = 0; at < full; at += 128)
            {
                DeltaBlock.Encode(doc, Enumerable.Range(at, 128).Select(i => DeltaOf(term, i)).ToArray());
                PForBlock.Encode(doc, term.Skip(at).Take(128).Select(p => p.Freq).ToArray());
                ends.Add(doc.Position);
            }

            for (var i = full; i < term.Length; i++)
            {
                doc.WriteVInt(DeltaOf(term, i) << 1);
                doc.WriteVInt(term[i].Freq);
            }

            if (term.Length > 128)
            {
                result.SkipOffset = doc.Position - result.DocStartFP;
                WriteSkipData(term, doc, result, ends);
            }
        }

        private static int DeltaOf(Posting[] term, int i) => term[i].Doc - (i == 0 ? 0 : term[i - 1].Doc);

        // Two levels at most: enough for 8,192 documents.
        private void WriteSkipData(Posting[] term, IndexOutput doc, TermState result, List<long> ends)
        {
            var level0 = new MemoryOutput();
            var level1 = new MemoryOutput();
            var last0 = (Doc: 0, DocFP: result.DocStartFP, PosFP: result.PosStartFP, PayFP: result.PayStartFP);
            var last1 = last0;
            for (var n = 1; n <= (term.Length - 1) / 128; n++)
            {
                var positions = term.Take(n * 128).Sum(p => p.Freq);
                var block = positions / 128;
                var point = (term[(n * 128) - 1].Doc, ends[n - 1], _posBlocks[block], _payBlocks[block]);
                var before = positions % 128;
                var payloadBytes = _payloadBytesBefore.Skip(block * 128).Take(before).Sum();
                WriteEntry(level0, last0, point, before, payloadBytes);
                last0 = point;
                if (n % 8 == 0)
                {
                    WriteEntry(level1, last1, point, before, payloadBytes);
                    last1 = point;
                    level1.WriteVLong(level0.Position);
                }
            }

            if (level1.Position > 0)
            {
                doc.WriteVLong(level1.Position);
                level1.CopyTo(doc);
            }

            level0.CopyTo(doc);
        }

        private void WriteEntry(
            MemoryOutput output,
            (int Doc, long DocFP, long PosFP, long PayFP) last,
            (int Doc, long DocFP, long PosFP, long PayFP) point,
            int before,
            int payloadBytes)
        {
            output.WriteVInt(point.Doc - last.Doc);
            output.WriteVLong(point.DocFP - last.DocFP);
            output.WriteVLong(point.PosFP - last.PosFP);
            output.WriteVInt(before);
            if (field.HasPayloads)
            {
                output.WriteVInt(payloadBytes);
            }

            output.WriteVLong(point.PayFP - last.PayFP);

            // One impact above all: frequency 1000, norm 1.
            output.WriteVInt(2);
            output.WriteVInt(999 << 1);
        }
    }
}
