using System.Collections.Frozen;

namespace SearchService.Articles;

/// <summary>The rules of queries, from two files that may come, change and go at any time. They are looked at when rules are asked for, once a
/// second at most. A file that cannot be read leaves what was read before as it is. Thread-safe.</summary>
internal sealed class QueryRuleFiles
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time;
    private readonly Action<string, Exception?> _log;
    private readonly RuleFile<SynonymRules> _synonyms;
    private readonly RuleFile<FrozenSet<string>> _stopWords;
    private readonly Lock _lock = new();
    private volatile Reading _reading = new(QueryRules.None, new QueryRulesStatus(0, 0, null, null));
    private long _lookedAt;

    /// <summary>Reads the files for the first time.</summary>
    public QueryRuleFiles(ArticleIndexOptions options, TimeProvider time, Action<string, Exception?> log)
    {
        (_time, _log) = (time, log);
        _synonyms = new RuleFile<SynonymRules>(options.SynonymsPath, SynonymRules.None, SynonymFile.Read);
        _stopWords = new RuleFile<FrozenSet<string>>(options.StopWordsPath, FrozenSet<string>.Empty, StopWordFile.Read);
        Look();
    }

    /// <summary>The rules as they are now.</summary>
    public QueryRules Current => Refreshed().Rules;

    /// <summary>What there is to know of them.</summary>
    public QueryRulesStatus Status => Refreshed().Status;

    // Whoever comes while another looks takes what there is.
    private Reading Refreshed()
    {
        if (_time.GetElapsedTime(Volatile.Read(ref _lookedAt)) >= Interval && _lock.TryEnter())
        {
            try
            {
                Look();
            }
            finally
            {
                _lock.Exit();
            }
        }

        return _reading;
    }

    private void Look()
    {
        var now = _time.GetUtcNow();
        var synonymsChanged = _synonyms.Refresh(now.UtcDateTime);
        var stopWordsChanged = _stopWords.Refresh(now.UtcDateTime);
        if (synonymsChanged || stopWordsChanged)
        {
            _reading = Read(now);
            if (synonymsChanged)
            {
                Log(_synonyms.Name, _synonyms.Error, $"{_synonyms.Rules.Count} rules");
            }

            if (stopWordsChanged)
            {
                Log(_stopWords.Name, _stopWords.Error, $"{_stopWords.Rules.Count} stop words");
            }
        }

        Volatile.Write(ref _lookedAt, _time.GetTimestamp());
    }

    private Reading Read(DateTimeOffset now)
    {
        var version = _synonyms.Version.Length + _stopWords.Version.Length == 0 ? "" : $"{_synonyms.Version}-{_stopWords.Version}";
        DateTimeOffset? loadedAt = version.Length == 0 ? null : version == _reading.Rules.Version ? _reading.Status.LoadedAt : now;
        string[] errors = [.. new[] { _synonyms.Error, _stopWords.Error }.OfType<string>()];
        return new Reading(
            new QueryRules(_synonyms.Rules, _stopWords.Rules, version),
            new QueryRulesStatus(_synonyms.Rules.Count, _stopWords.Rules.Count, loadedAt, errors is [] ? null : string.Join("; ", errors)));
    }

    private void Log(string name, string? error, string read) =>
        _log(error is null ? $"{name}: {read}" : $"rules stay as they were: {error}", null);

    private sealed record Reading(QueryRules Rules, QueryRulesStatus Status);
}
