namespace SearchService.Articles;

/// <summary>What there is to know of the rules that queries are read by.</summary>
/// <param name="Synonyms">Rules of the file of synonyms.</param>
/// <param name="StopWords">Stop words besides those of the index.</param>
/// <param name="LoadedAt">When a file was last read; null while there is none.</param>
/// <param name="Error">Why a file could not be read, with its name and line, without its folder; what was read before stays. Null when all is
/// well.</param>
public sealed record QueryRulesStatus(int Synonyms, int StopWords, DateTimeOffset? LoadedAt, string? Error);
