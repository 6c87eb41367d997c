using System.Globalization;
using System.Text.Json;

namespace SearchService.Hardening;

/// <summary>The publications of the index that answers named so far. Thread-safe.</summary>
internal sealed class SeenPublications
{
    private readonly Dictionary<long, DateTimeOffset> _times = [];
    private readonly Lock _lock = new();
    private long _newest;

    /// <summary>The newest version of the index, and when it was published.</summary>
    public (long Version, DateTimeOffset BuiltAt) Newest
    {
        get
        {
            lock (_lock)
            {
                return (_newest, _times.GetValueOrDefault(_newest, DateTimeOffset.MinValue));
            }
        }
    }

    /// <summary>Notes the publication that an answer names.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="builtAt">Its time.</param>
    /// <param name="least">The newest version that was known before the question was asked.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Note(long version, DateTimeOffset builtAt, long least)
    {
        lock (_lock)
        {
            if (version < least)
            {
                return string.Create(CultureInfo.InvariantCulture, $"version {version} answers after version {least} had");
            }

            if (_times.TryGetValue(version, out var known) && known != builtAt)
            {
                return string.Create(CultureInfo.InvariantCulture, $"version {version} was published at {known:O} and at {builtAt:O}");
            }

            _times[version] = builtAt;
            _newest = Math.Max(_newest, version);
            return null;
        }
    }

    /// <summary>The publication that an answer of a search names in <c>index</c>.</summary>
    public static (long Version, DateTimeOffset BuiltAt) Of(JsonElement answer)
    {
        var index = answer.GetProperty("index");
        return (index.GetProperty("version").GetInt64(), index.GetProperty("builtAt").GetDateTimeOffset());
    }
}
