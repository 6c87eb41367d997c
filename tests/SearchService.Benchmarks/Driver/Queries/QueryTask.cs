namespace SearchService.Benchmarks;

/// <summary>One query to run.</summary>
/// <param name="Class">What kind it is.</param>
/// <param name="Words">Analyzed terms; the letters of a prefix.</param>
/// <param name="Topic">The exact topic that restricts it, as indexed (lower case); only for <see cref="QueryClass.AnyInTopic"/>.</param>
internal sealed record QueryTask(QueryClass Class, IReadOnlyList<string> Words, string? Topic = null);
