using System.Globalization;

namespace SearchService.Articles;

/// <summary>Collects what is said about a query's text. A hostile text has no more warnings than a person can read.</summary>
internal sealed class QueryWarnings
{
    private const int MaxWarnings = 20;

    private readonly List<(int Position, string Message)> _warnings = [];
    private int _more;

    /// <summary>Notes that something at a character was not taken as typed.</summary>
    /// <param name="index">The character, from 0.</param>
    /// <param name="message">What happened to it; the position is put in front.</param>
    public void Add(int index, string message)
    {
        if (_warnings.Count < MaxWarnings) _warnings.Add((index + 1, message));
        else _more++;
    }

    /// <summary>The warnings in the order of the text.</summary>
    public IReadOnlyList<string> ToList()
    {
        var list = _warnings.OrderBy(w => w.Position)
            .Select(w => string.Create(CultureInfo.InvariantCulture, $"character {w.Position}: {w.Message}"))
            .ToList();
        if (_more > 0) list.Add(string.Create(CultureInfo.InvariantCulture, $"{_more} more parts were read as text"));
        return list;
    }
}
