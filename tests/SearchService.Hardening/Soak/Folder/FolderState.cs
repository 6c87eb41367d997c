namespace SearchService.Hardening;

/// <summary>What the folder of articles held from a moment on: what an index must hold that was published between then and the next change.</summary>
/// <param name="articles">All that there may be.</param>
/// <param name="since">When the change was complete.</param>
/// <param name="generations">The version of each article; 0 = not there.</param>
internal sealed class FolderState(SoakArticles articles, DateTimeOffset since, int[] generations)
{
    public DateTimeOffset Since => since;

    /// <summary>How many articles there are.</summary>
    public int Count => CountWhere(static (_, _) => true);

    /// <summary>The version of an article; 0 = not there.</summary>
    public int GenerationOf(int number) => generations[number];

    public int CountFlavour(int flavour) => CountWhere((number, generation) => SoakArticles.FlavourOf(number, generation) == flavour);

    public int CountQuality(int least) => CountWhere((number, _) => articles[number].Quality >= least);

    /// <summary>How many articles with a flavour have a topic.</summary>
    public int CountTopic(int flavour, string topic) => CountWhere((number, generation) =>
        SoakArticles.FlavourOf(number, generation) == flavour && articles[number].Topics.Contains(topic, StringComparer.OrdinalIgnoreCase));

    /// <summary>The ids of those with a flavour; of all when it is negative.</summary>
    public HashSet<string> Ids(int flavour) =>
        [.. Enumerable.Range(0, generations.Length)
            .Where(number => generations[number] > 0 && (flavour < 0 || SoakArticles.FlavourOf(number, generations[number]) == flavour))
            .Select(number => articles[number].Id)];

    /// <summary>What is wrong with an article in an answer; null when it is as it was then.</summary>
    public string? FindFault(string id, string title)
    {
        var number = articles.NumberOf(id);
        if (number < 0)
        {
            return $"an article {id} was never there";
        }

        return generations[number] > 0 && SoakArticles.IsTitleOf(title, number, generations[number])
            ? null
            : $"{id} is answered as '{title}', but had version {generations[number]}";
    }

    private int CountWhere(Func<int, int, bool> condition)
    {
        var count = 0;
        for (var number = 0; number < generations.Length; number++)
        {
            if (generations[number] > 0 && condition(number, generations[number]))
            {
                count++;
            }
        }

        return count;
    }
}
