using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>What takes the hits of a search, segment after segment in order.</summary>
public abstract class Collector
{
    /// <summary>What it needs to know of hits.</summary>
    public abstract ScoreMode ScoreMode { get; }

    /// <summary>What takes the hits of the next segment.</summary>
    public abstract LeafCollector GetLeafCollector(LeafReaderContext context);
}
