using System.Text;

namespace SearchService.Articles;

/// <summary>The beginning of words: <c>micro*</c>.</summary>
/// <param name="Field">The field they are looked for in; null = all text.</param>
/// <param name="Text">What stands before the asterisk; never empty.</param>
/// <param name="Position">Its first character in the typed text, field name included, from 1.</param>
public sealed record PrefixNode(QueryField? Field, string Text, int Position) : QueryNode
{
    private protected override void AppendTo(StringBuilder text) => text.Append(Field.Prefix()).Append(Text).Append('*');
}
