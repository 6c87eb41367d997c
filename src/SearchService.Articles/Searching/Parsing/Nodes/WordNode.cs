using System.Text;

namespace SearchService.Articles;

/// <summary>A word as it was typed; analysis may find several tokens in it, or none.</summary>
/// <param name="Field">The field it is looked for in; null = all text.</param>
/// <param name="Text">Without the field's name; never empty.</param>
/// <param name="Position">Its first character in the typed text, field name included, from 1.</param>
public sealed record WordNode(QueryField? Field, string Text, int Position) : QueryNode
{
    private protected override void AppendTo(StringBuilder text) => text.Append(Field.Prefix()).Append(Text);
}
