using System.Text;

namespace SearchService.Articles;

/// <summary>Parts of which at least one must match.</summary>
/// <param name="Parts">At least two when parsed; in order.</param>
public sealed record OrNode(IReadOnlyList<QueryNode> Parts) : QueryNode
{
    private protected override bool IsGroup => Parts.Count > 1;

    private protected override void AppendTo(StringBuilder text) => AppendParts(text, Parts, " OR ");
}
