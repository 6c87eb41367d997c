using System.Text;

namespace SearchService.Articles;

/// <summary>Words in quotes: they must stand side by side.</summary>
/// <param name="Field">The field they are looked for in; null = any one field.</param>
/// <param name="Text">What stands between the quotes; never blank.</param>
/// <param name="Position">Its first character in the typed text, field name and quote included, from 1.</param>
public sealed record PhraseNode(QueryField? Field, string Text, int Position) : QueryNode
{
    private protected override void AppendTo(StringBuilder text) => text.Append(Field.Prefix()).Append('"').Append(Text).Append('"');
}
