using System.Text;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;

namespace SearchService.Conformance.Tests;

/// <summary>200,000 distinct terms in one field; terms of any characters, with long shared prefixes, in lower-case ASCII, few, and the
/// longest there can be; the twin of TermsScenario.java.</summary>
public static class TermsDocuments
{
    private const int Terms = 200_000;
    private const int PerDocument = 20;

    public static void Write(IndexWriter writer, Random random)
    {
        for (var first = 0; first < Terms; first += PerDocument)
        {
            writer.AddDocument(NextDocument(random, first));
        }

        writer.Commit();
    }

    private static Document NextDocument(Random random, int first)
    {
        var document = new Document();
        var ascii = new StringBuilder();
        for (var i = 0; i < PerDocument; i++)
        {
            document.Add(new StringField("many", $"term{(uint)((first + i) * 0x2c1b3c6d):x}-{first + i}"));
            document.Add(new StringField("any", AnyText(random)));
            var prefix = string.Concat(Enumerable.Repeat("https://www.example.org/news/", random.Next(1, 4)));
            document.Add(new StringField("prefixed", $"{prefix}{random.Next(9_000) / 7}"));
            AppendWord(ascii, random);
        }

        document.Add(new TextField("ascii", ascii.ToString()));
        document.Add(new StringField("few", first % 3 == 0 ? "yes" : "no"));
        if (first % 40_000 == 0)
        {
            document.Add(new StringField("longest", new string('x', 32_700) + first));
            document.Add(new StringField("longest", ""));
        }

        return document;
    }

    private static string AnyText(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(50) == 0 ? random.Next(100) : random.Next(1, 5); length > 0; length--)
        {
            int[] bounds = [0x80, 0x800, 0xd800, 0x10000, 0x110000];
            var codePoint = random.Next(bounds[random.Next(bounds.Length)]);
            text.Append(char.ConvertFromUtf32(codePoint is >= 0xd800 and < 0xe000 ? codePoint - 0x800 : codePoint));
        }

        return text.ToString();
    }

    private static void AppendWord(StringBuilder text, Random random)
    {
        for (var length = random.Next(3, 15); length > 0; length--)
        {
            text.Append(random.Next(300) == 0 ? '\u00e9' : (char)('a' + random.Next(random.Next(2) == 0 ? 4 : 26)));
        }

        text.Append(' ');
    }
}
