using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SearchService.Articles;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Store;
using SearchService.Hosting;

namespace SearchService.Benchmarks;

/// <summary>The service itself over an index of its own schema that was made from the common articles.</summary>
internal static class EngineServer
{
    /// <summary>Builds the service's index, merged to one segment.</summary>
    public static void Publish(string articles, string index)
    {
        var options = new ArticleIndexOptions { ArticlesPath = "", IndexPath = index };
        var records = ArticleRecordFile.ReadAll(articles);
        using var directory = new MMapDirectory(index);
        using var writer = new IndexWriter(
            directory, new IndexWriterConfig(new ArticleAnalyzer()) { OpenMode = OpenMode.Create, IndexSort = IndexFields.Sort });
        Parallel.For(
            0,
            records.Length,
            () => (Mapper: new ArticleMapper(options), Document: new Document()),
            (i, _, worker) =>
            {
                var article = ToArticle(records[i]);
                worker.Mapper.Map(article, new ArticleFile("", $"{article.Id}.md", article.Id, records[i].Length, DateTime.UnixEpoch, DateTime.UnixEpoch), worker.Document);
                writer.AddDocument(worker.Document);
                return worker;
            },
            static _ => { });
        writer.ForceMerge(1);
        writer.Commit(CommitNotes.For(options, DateTimeOffset.UnixEpoch, DateTime.MinValue, 0).ToUserData());
    }

    /// <summary>Serves until standard input ends. There are no files behind the articles, so the job that looks for them is left out.</summary>
    public static void Serve(string index, int port)
    {
        var folder = Directory.CreateTempSubdirectory("rivals-");
        try
        {
            using var app = ServiceHost.Build(
                [$"--urls=http://127.0.0.1:{port}", $"--Search:IndexPath={index}", $"--Search:ArticlesPath={folder.FullName}"],
                builder => builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(ArticleIndexHost))));
            app.Services.GetRequiredService<ArticleIndex>().Open();
            app.Start();
            Console.WriteLine("ready");
            Console.In.ReadToEnd();
            app.StopAsync().GetAwaiter().GetResult();
        }
        finally
        {
            folder.Delete();
        }
    }

    private static Article ToArticle(byte[] bytes)
    {
        var record = new ArticleRecord(bytes);
        var id = record.NextText();
        var title = record.NextText();
        var excerpt = record.NextText();
        var topics = new string[record.NextInt()];
        for (var i = 0; i < topics.Length; i++)
        {
            topics[i] = record.NextText();
        }

        var texts = (Provider: record.NextText(), Domain: record.NextText(), Category: record.NextText(), Type: record.NextText());
        var numbers = (Quality: record.NextNumber(), Heat: record.NextNumber(), Published: record.NextNumber());
        return new Article
        {
            Id = id,
            Title = title,
            Excerpt = excerpt,
            Topics = topics,
            ProviderName = texts.Provider,
            ProviderDomain = texts.Domain,
            Category = texts.Category,
            Type = texts.Type,
            Quality = (int?)numbers.Quality,
            Heat = (int?)numbers.Heat,
            Published = numbers.Published is { } published ? DateTimeOffset.FromUnixTimeMilliseconds(published) : null,
            Source = record.NextBytes().ToArray(),
        };
    }
}
