using System.Text;

namespace SearchService.Articles;

/// <summary>What must not match. Its part is never a <see cref="NotNode"/> itself: two negations cancel out.</summary>
/// <param name="Part">What is excluded.</param>
public sealed record NotNode(QueryNode Part) : QueryNode
{
    private protected override void AppendTo(StringBuilder text)
    {
        text.Append('-');
        AppendPart(text, Part);
    }
}
