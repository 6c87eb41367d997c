using SearchService.Engine.Model;

namespace SearchService.Engine.Tests.Search;

/// <summary>Another cursor, with nothing but what every cursor has: filtering as <see cref="TermsEnum"/> itself does it.</summary>
internal sealed class PlainTermsEnum(TermsEnum inner) : TermsEnum
{
    public override ReadOnlySpan<byte> Term => inner.Term;

    public override int DocFreq => inner.DocFreq;

    public override long TotalTermFreq => inner.TotalTermFreq;

    public override bool Next() => inner.Next();

    public override bool SeekExact(ReadOnlySpan<byte> term) => inner.SeekExact(term);

    public override SeekStatus SeekCeil(ReadOnlySpan<byte> term) => inner.SeekCeil(term);

    public override PostingsEnum Postings(PostingsEnum? reuse, PostingsFlags flags) => inner.Postings(reuse, flags);

    public override ImpactsEnum Impacts(PostingsFlags flags) => inner.Impacts(flags);
}
