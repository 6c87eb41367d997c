namespace SearchService.Engine.Model;

/// <summary>Where a seek in a terms dictionary ended.</summary>
public enum SeekStatus
{
    /// <summary>On the term asked for.</summary>
    Found,

    /// <summary>On the next greater term.</summary>
    NotFound,

    /// <summary>Behind the last term.</summary>
    End,
}
