namespace SearchService.Articles;

/// <summary>The order of hits. Articles without the value come last; ties stand in index order.</summary>
public enum ArticleSort
{
    Relevance,
    Newest,
    Oldest,
    Quality,
    Heat,
}
