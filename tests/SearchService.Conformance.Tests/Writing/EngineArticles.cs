using System.Text;
using SearchService.Engine.Documents;

namespace SearchService.Conformance.Tests;

/// <summary>Documents with the fields of our own index and synthetic content: the twin of Articles.java.</summary>
/// <param name="random">Decides everything.</param>
/// <param name="vocabulary">How many different words there are: w0, w1, …, the frequency falling as 1 / (number + 1).</param>
/// <param name="textWords">The mean length of a text beyond its title.</param>
public sealed class EngineArticles(Random random, int vocabulary, int textWords)
{
    private readonly double[] _cumulative = Cumulate(vocabulary);

    /// <summary>A new article.</summary>
    public Document Next(string id)
    {
        var title = Words(1 + random.Next(8));
        var document = new Document { new StringField("id", id, stored: true) };
        document.Add(new TextField("text", Words(random.Next(2 * textWords)), TextField.WithFreqs));
        if (random.Next(20) != 0)
        {
            document.Add(new TextField("title", title) { CopyTo = new CopyTarget("text", TextField.WithFreqs, 3) });
        }

        for (var topics = random.Next(4); topics > 0; topics--)
        {
            var topic = $"Topic {random.Next(40)}";
            document.Add(new StringField("topic", topic.ToLowerInvariant()));
            document.Add(new SortedSetDocValuesField("topic", topic));
        }

        AddColumns(document);
        document.Add(new StoredField("source", Encoding.UTF8.GetBytes($"{{\"title\":\"{title}\"}}")));
        return document;
    }

    private void AddColumns(Document document)
    {
        var type = random.Next(9) == 0 ? "video" : "article";
        document.Add(new StringField("type", type));
        document.Add(new SortedSetDocValuesField("type", type));
        if (random.Next(10) != 0)
        {
            document.Add(new NumericDocValuesField("quality", random.Next(110) - 10));
        }

        var age = TimeSpan.FromDays(365 * random.NextDouble());
        document.Add(new NumericDocValuesField("publishedDateTime", 1_600_000_000_000 + (long)age.TotalMilliseconds));
    }

    private string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => $"w{NextWord()}"));

    private int NextWord()
    {
        var found = Array.BinarySearch(_cumulative, random.NextDouble() * _cumulative[^1]);
        return Math.Min(found < 0 ? ~found : found, _cumulative.Length - 1);
    }

    private static double[] Cumulate(int vocabulary)
    {
        var cumulative = new double[vocabulary];
        var sum = 0.0;
        for (var i = 0; i < vocabulary; i++)
        {
            cumulative[i] = sum += 1.0 / (i + 1);
        }

        return cumulative;
    }
}
