using SearchService.Engine.Segments;
using SearchService.Testing;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class ValueWordsTests
{
    // Of one UTF-16 unit and of two, the latter of two different blocks.
    private static readonly string[] Letters = ["a", "b", "\U00010428", "\U00010429", "\U0001D4B6", "\U0001D4B7"];

    [Fact]
    public void WithTypo_finds_what_one_edit_of_a_code_point_leads_to()
    {
        var found = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            string Word(int least, int most) =>
                string.Concat(Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => Letters[random.Next(Letters.Length)]));
            string[] values = [.. Enumerable.Range(0, 40).Select(_ => Word(3, 6)).Distinct()];
            var reader = new IndexReader([new MemoryLeafReader([new MemoryDocument().AddLabels("topic", values)])]);
            var words = ValueWords.Create(reader, FacetColumn.Create(reader, Facet.Topic), SuggestionKind.Topic);
            var typed = Word(4, 5);
            var expected = values
                .Where(value => !value.StartsWith(typed, StringComparison.Ordinal))
                .Where(value => EditDistance.Compute(CodePoints(typed), CodePoints(value), limit: 1, isPrefix: true) == 1)
                .Order(StringComparer.Ordinal)
                .ToList();
            var suggested = words.WithTypo(TypedWords.Of(typed, 100), limit: 100).Select(c => c.Suggestion.Text).Order(StringComparer.Ordinal).ToList();
            Assert.True(expected.SequenceEqual(suggested), $"seed {seed}: {typed} of {string.Join(' ', values)}: {string.Join(' ', expected.Except(suggested))} missing");
            found += expected.Count;
        }

        Assert.True(found > 100, $"only {found} values are near");
    }

    private static int[] CodePoints(string text) => [.. text.EnumerateRunes().Select(rune => rune.Value)];
}
