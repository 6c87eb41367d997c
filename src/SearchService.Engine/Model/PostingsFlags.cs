namespace SearchService.Engine.Model;

/// <summary>What a caller wants to read of postings; more is never decoded than asked for.</summary>
public enum PostingsFlags
{
    None = 0,
    Freqs = 1,
    Positions = 3,
}
