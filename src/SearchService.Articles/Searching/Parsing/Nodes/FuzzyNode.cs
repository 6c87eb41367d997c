using System.Globalization;
using System.Text;

namespace SearchService.Articles;

/// <summary>A word and all that are spelled alike: <c>elction~1</c>.</summary>
/// <param name="Field">The field they are looked for in; null = all text.</param>
/// <param name="Text">What stands before the tilde; never empty.</param>
/// <param name="MaxEdits">How many edits away a word may be, 1 or 2; null = as its length allows.</param>
/// <param name="Position">Its first character in the typed text, field name included, from 1.</param>
public sealed record FuzzyNode(QueryField? Field, string Text, int? MaxEdits, int Position) : QueryNode
{
    private protected override void AppendTo(StringBuilder text) =>
        text.Append(CultureInfo.InvariantCulture, $"{Field.Prefix()}{Text}~{MaxEdits}");
}
