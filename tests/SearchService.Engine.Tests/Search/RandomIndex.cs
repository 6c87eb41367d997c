using SearchService.Engine.Search;
using SearchService.Testing;

namespace SearchService.Engine.Tests.Search;

/// <summary>Small random segments: a field `body` with words a to l (a the most frequent), `title` that some documents lack, numbers, and
/// deletions.</summary>
internal static class RandomIndex
{
    public const string Words = "abcdefghijkl";

    public static MemoryLeafReader[] Create(Random random)
    {
        var leaves = new MemoryLeafReader[random.Next(1, 4)];
        for (var i = 0; i < leaves.Length; i++)
        {
            var documents = Enumerable.Range(0, random.Next(1, 60)).Select(_ => Document(random)).ToList();
            var deleted = Enumerable.Range(0, documents.Count).Where(_ => random.Next(5) == 0);
            leaves[i] = new MemoryLeafReader(documents, random.Next(3) == 0 ? null : deleted);
        }

        return leaves;
    }

    /// <summary>A word of the vocabulary; the first are the most likely.</summary>
    public static string Word(Random random) => Words[(int)(Words.Length * random.NextDouble() * random.NextDouble())].ToString();

    public static TermQuery Term(string field, string word) => new(new Engine.Model.Term(field, word));

    private static MemoryDocument Document(Random random)
    {
        var document = new MemoryDocument();
        document.Add("body", [.. Enumerable.Range(0, random.Next(0, 30)).Select(_ => Word(random))]);
        if (random.Next(3) != 0)
        {
            document.Add("title", [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Word(random))]);
        }

        if (random.Next(4) != 0)
        {
            document.AddNumber("quality", random.Next(-2, 12) * 10);
        }

        return document;
    }
}
