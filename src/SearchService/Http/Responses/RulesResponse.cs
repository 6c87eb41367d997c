using SearchService.Articles;

namespace SearchService.Http;

/// <summary>The rules that queries are read by.</summary>
/// <param name="Synonyms">Rules of the file of synonyms.</param>
/// <param name="StopWords">Words of the file of stop words.</param>
/// <param name="LoadedAt">When a file was last read; null while there is none.</param>
/// <param name="Error">Why a file could not be read: its name, its line and the reason; what was read before stays. Null when all is well.</param>
public sealed record RulesResponse(int Synonyms, int StopWords, DateTime? LoadedAt, string? Error)
{
    public static RulesResponse From(QueryRulesStatus rules) => new(rules.Synonyms, rules.StopWords, rules.LoadedAt?.UtcDateTime, rules.Error);
}
