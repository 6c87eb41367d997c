namespace SearchService.Hardening;

/// <summary>The folder of articles, and all that it ever was. It changes only while no job runs, so that the time at which an index was
/// published tells what must be in it. Thread-safe, but for the changes.</summary>
internal sealed class FolderHistory
{
    private readonly SoakArticles _articles;
    private readonly string _folder;
    private readonly Random _random;
    private readonly int[] _generations;
    private readonly int[] _written;
    private readonly List<FolderState> _states = [];
    private readonly Lock _lock = new();

    /// <summary>Fills the folder.</summary>
    /// <param name="articles">Those that there may be: a tenth more than there are at first.</param>
    /// <param name="folder">Its path.</param>
    /// <param name="random">What changes.</param>
    public FolderHistory(SoakArticles articles, string folder, Random random)
    {
        _articles = articles;
        _folder = folder;
        _random = random;
        _generations = new int[articles.Count];
        _written = new int[articles.Count];
        for (var number = 0; number < articles.Count * 10 / 11; number++)
        {
            Write(number);
        }

        Note();
    }

    /// <summary>What it is now.</summary>
    public FolderState Newest
    {
        get
        {
            lock (_lock)
            {
                return _states[^1];
            }
        }
    }

    /// <summary>Adds, changes and deletes articles, so that about as many remain.</summary>
    public void Change()
    {
        var changes = _random.Next(1, 2 + (_articles.Count / 50));
        for (var i = 0; i < changes; i++)
        {
            var number = _random.Next(_articles.Count);
            if (_generations[number] > 0 && _random.Next(11) == 0)
            {
                _articles.Delete(_folder, number);
                _generations[number] = 0;
            }
            else
            {
                Write(number);
            }
        }

        // At least one is always new.
        Write(_random.Next(_articles.Count));
        Note();
    }

    /// <summary>What it was at a time.</summary>
    public FolderState At(DateTimeOffset time) => Since(time)[0];

    /// <summary>What it was at a time and ever since, oldest first.</summary>
    public IReadOnlyList<FolderState> Since(DateTimeOffset time)
    {
        lock (_lock)
        {
            var first = _states.FindLastIndex(state => state.Since <= time);
            return _states.GetRange(Math.Max(0, first), _states.Count - Math.Max(0, first));
        }
    }

    private void Write(int number)
    {
        _generations[number] = ++_written[number];
        _articles.Write(_folder, number, _generations[number]);
    }

    private void Note()
    {
        lock (_lock)
        {
            _states.Add(new FolderState(_articles, DateTimeOffset.UtcNow, [.. _generations]));
        }
    }
}
