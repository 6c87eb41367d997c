namespace SearchService.Engine.Search;

/// <summary>What the one who asks for hits wants to know of them.</summary>
public enum ScoreMode
{
    /// <summary>Every hit with its score.</summary>
    Complete,

    /// <summary>Every hit; scores are never computed.</summary>
    CompleteNoScores,

    /// <summary>The hits with the best scores, and how many there are: others need not be scored.</summary>
    TopScores,
}
