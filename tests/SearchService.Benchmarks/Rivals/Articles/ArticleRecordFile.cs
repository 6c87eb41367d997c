using System.Buffers.Binary;
using System.Text;
using SearchService.Articles;

namespace SearchService.Benchmarks;

/// <summary>
/// The articles that both sides index, in one file that is as easy for one as for the other:
/// <code>
/// File   --> Count, (Length, Record)*
/// Record --> id, title, excerpt, topics, provider, domain, category, type : texts; quality, heat, published : numbers; source : bytes
/// </code>
/// Counts and lengths are 32 bits, numbers 64 bits, big-endian, <see cref="long.MinValue"/> where there is none. A text is a length and
/// UTF-8, empty where there is none; topics are a count and texts.
/// </summary>
internal static class ArticleRecordFile
{
    public static void Write(string path, IReadOnlyCollection<Article> articles) => Write(path, articles.Count, articles);

    /// <param name="path">Replaced if it is there.</param>
    /// <param name="count">How many articles follow.</param>
    /// <param name="articles">As many.</param>
    public static void Write(string path, int count, IEnumerable<Article> articles)
    {
        var unfinished = path + ".new";
        using (var output = new BufferedStream(File.Create(unfinished), 1 << 20))
        {
            var record = new MemoryStream();
            WriteInt(output, count);
            foreach (var article in articles)
            {
                record.SetLength(0);
                WriteRecord(record, article);
                WriteInt(output, (int)record.Length);
                output.Write(record.GetBuffer(), 0, (int)record.Length);
            }
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>All records, each as its bytes.</summary>
    public static byte[][] ReadAll(string path)
    {
        using var input = new BufferedStream(File.OpenRead(path), 1 << 20);
        var records = new byte[ReadInt(input)][];
        for (var i = 0; i < records.Length; i++)
        {
            input.ReadExactly(records[i] = new byte[ReadInt(input)]);
        }

        return records;
    }

    private static void WriteRecord(Stream output, Article article)
    {
        WriteText(output, article.Id);
        WriteText(output, article.Title);
        WriteText(output, article.Excerpt);
        WriteInt(output, article.Topics.Count);
        foreach (var topic in article.Topics)
        {
            WriteText(output, topic);
        }

        WriteText(output, article.ProviderName);
        WriteText(output, article.ProviderDomain);
        WriteText(output, article.Category);
        WriteText(output, article.Type);
        WriteLong(output, article.Quality);
        WriteLong(output, article.Heat);
        WriteLong(output, article.PublishedMs);
        WriteBytes(output, article.Source);
    }

    private static void WriteText(Stream output, string? text) => WriteBytes(output, Encoding.UTF8.GetBytes(text ?? ""));

    private static void WriteBytes(Stream output, byte[] bytes)
    {
        WriteInt(output, bytes.Length);
        output.Write(bytes);
    }

    private static void WriteInt(Stream output, int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        output.Write(bytes);
    }

    private static void WriteLong(Stream output, long? value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value ?? long.MinValue);
        output.Write(bytes);
    }

    private static int ReadInt(Stream input)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        input.ReadExactly(bytes);
        return BinaryPrimitives.ReadInt32BigEndian(bytes);
    }
}
