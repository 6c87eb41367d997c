using System.Text;

namespace SearchService.Articles;

/// <summary>Parts side by side, without an operator between them: whether all or any of them must match is the search's
/// <see cref="WordsMode"/>.</summary>
/// <param name="Parts">At least two when parsed; in order.</param>
public sealed record SequenceNode(IReadOnlyList<QueryNode> Parts) : QueryNode
{
    private protected override bool IsGroup => Parts.Count > 1;

    private protected override void AppendTo(StringBuilder text) => AppendParts(text, Parts, " ");
}
