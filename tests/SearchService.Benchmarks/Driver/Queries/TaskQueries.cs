using SearchService.Articles;
using SearchService.Engine.Model;
using SearchService.Engine.Search;

namespace SearchService.Benchmarks;

/// <summary>Queries of the engine for tasks.</summary>
internal static class TaskQueries
{
    /// <summary>The query with its score multiplied by the quality factor, as the service asks it.</summary>
    public static Query Boosted(QueryTask task, ArticleIndexOptions options) =>
        new FunctionScoreQuery(Plain(task), new SaturationFactor(IndexFields.Quality, options.QualityWeight, options.QualityPivot));

    /// <summary>The query scored by BM25 alone.</summary>
    public static Query Plain(QueryTask task) => task.Class switch
    {
        QueryClass.FrequentWord or QueryClass.MediumWord or QueryClass.RareWord => Word(task.Words[0]),
        QueryClass.TwoWordsAll => Words(task.Words, Occur.Must),
        QueryClass.Phrase => InTitleOrExcerpt(task.Words),
        QueryClass.Prefix => new PrefixQuery(new Term(IndexFields.Text, task.Words[0])),
        QueryClass.AnyInTopic => InTopic(Words(task.Words, Occur.Should), task.Topic!),
        QueryClass.FuzzyWord => new FuzzyQuery(new Term(IndexFields.Text, task.Words[0]), maxEdits: 1),
        _ => Words(task.Words, Occur.Should),
    };

    private static TermQuery Word(string word) => new(new Term(IndexFields.Text, word));

    private static BooleanQuery Words(IReadOnlyList<string> words, Occur occur)
    {
        var query = new BooleanQuery.Builder();
        foreach (var word in words)
        {
            query.Add(Word(word), occur);
        }

        return query.Build();
    }

    private static BooleanQuery InTitleOrExcerpt(IReadOnlyList<string> words) => new BooleanQuery.Builder()
        .Add(new PhraseQuery(0, IndexFields.Title, words), Occur.Should)
        .Add(new PhraseQuery(0, IndexFields.Excerpt, words), Occur.Should)
        .Build();

    private static BooleanQuery InTopic(Query query, string topic) => new BooleanQuery.Builder()
        .Add(query, Occur.Must)
        .Add(new TermQuery(new Term(IndexFields.Topic, topic)), Occur.Filter)
        .Build();
}
