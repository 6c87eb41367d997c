using SearchService.Testing;
using Xunit;

namespace SearchService.Conformance.Tests;

/// <summary>Compares what Lucene and our readers find in the same files.</summary>
public static class IndexComparison
{
    private const int ContextChars = 60;

    /// <summary>Fails, with the first line that differs, unless both dump the same.</summary>
    public static void AssertSameDump(LuceneJava lucene, string path)
    {
        using var index = new EngineIndex(path);
        var expected = lucene.Call("dump", path, "digest").Lines;
        var actual = index.Dump(digest: true);
        if (FirstDifference(expected, actual) is { } at)
        {
            var section = SectionOf(at < expected.Count ? expected[at] : actual[at]);
            AssertSameLines(lucene.Call("dump", path, "full", section).Lines, index.Dump(digest: false, section), section);
            Assert.Fail($"digests differ and lines do not:\n{expected[at]}\n{actual[at]}");
        }
    }

    /// <summary>Fails, with the first difference, unless steps of many sizes through a field's postings meet the same.</summary>
    public static void AssertSameAdvance(LuceneJava lucene, string path, string field, int minDocFreq)
    {
        using var index = new EngineIndex(path);
        var expected = lucene.Call("advance", path, field, $"{minDocFreq}", "digest").Lines;
        Assert.NotEmpty(expected);
        var actual = Advance(index, field, minDocFreq, digest: true, "");
        if (FirstDifference(expected, actual) is { } at)
        {
            var section = SectionOf(at < expected.Count ? expected[at] : actual[at]);
            var full = lucene.Call("advance", path, field, $"{minDocFreq}", "full").Lines;
            AssertSameLines([.. InSection(full, section)], Advance(index, field, minDocFreq, digest: false, section), section);
            Assert.Fail($"digests differ and lines do not:\n{expected[at]}\n{actual[at]}");
        }
    }

    /// <summary>Fails, with the surroundings of the first difference, unless both are equal.</summary>
    public static void AssertSameLines(IReadOnlyList<string> expected, IReadOnlyList<string> actual, string what)
    {
        if (FirstDifference(expected, actual) is not { } at)
        {
            return;
        }

        var left = at < expected.Count ? expected[at] : "(nothing)";
        var right = at < actual.Count ? actual[at] : "(nothing)";
        var column = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail($"{what}, line {at} column {column}:\nLucene: {Around(left, column)}\n  ours: {Around(right, column)}");
    }

    private static List<string> Advance(EngineIndex index, string field, int minDocFreq, bool digest, string only)
    {
        var lines = new CanonicalLines(digest, only);
        foreach (var segment in index.Reader.Segments)
        {
            if (segment.GetTerms(field) is { } terms)
            {
                AdvanceDump.Write(lines, segment.Commit.Info.Name, terms, minDocFreq);
            }
        }

        return lines.Kept;
    }

    private static IEnumerable<string> InSection(IReadOnlyList<string> lines, string section)
    {
        var start = lines.ToList().IndexOf($"== {section}");
        return lines.Skip(start).TakeWhile((line, i) => i == 0 || !line.StartsWith("== ", StringComparison.Ordinal));
    }

    private static int? FirstDifference(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
        {
            if (i >= left.Count || i >= right.Count || left[i] != right[i])
            {
                return i;
            }
        }

        return null;
    }

    private static string SectionOf(string digestLine) => digestLine[..digestLine.IndexOf(" lines=", StringComparison.Ordinal)];

    private static string Around(string line, int column)
    {
        var start = Math.Max(0, column - ContextChars);
        return (start > 0 ? "…" : "") + line.Substring(start, Math.Min(line.Length - start, 2 * ContextChars)) + (line.Length > start + 2 * ContextChars ? "…" : "");
    }
}
