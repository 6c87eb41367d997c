namespace SearchService.Articles;

/// <summary>
/// A bounded cursor over the YAML events of one front matter after the other. Aliases are replaced by the events of the node they
/// name, but only where their value is read; tags mean nothing. Depth, events and the events that come out of aliases are counted, so
/// neither nesting nor aliases of aliases cost more than the options allow.
/// </summary>
/// <param name="options">The bounds.</param>
internal sealed class FrontMatterCursor(ArticleReadOptions options)
{
    // As many events as an ordinary front matter has many times over; the memory of more is given back.
    private const int MaxKeptEvents = 1 << 14;

    private List<FrontMatterEvent> _plain = new(256);

    // Null while the text is plain.
    private YamlEvents? _yaml;
    private int _next;
    private int _depth;
    private int _events;

    /// <summary>The 1-based line in the file of the event read last.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Begins a front matter.</summary>
    /// <param name="text">The front matter without its fences, starting on line 2 of the file; must stay unchanged while it is read.</param>
    public void Start(ReadOnlyMemory<char> text)
    {
        if (_plain.Capacity > MaxKeptEvents)
            _plain = new List<FrontMatterEvent>(256);
        _yaml = PlainFrontMatter.Read(text, options, _plain) ? null : new YamlEvents(text.ToString(), options);
        _next = _depth = _events = 0;
        Line = 1;
    }

    /// <summary>Reads the next event of the document; an alias gives the events of its node.</summary>
    /// <exception cref="FrontMatterException">The text is not YAML, a bound is passed, or an alias names nothing.</exception>
    public FrontMatterEvent Read()
    {
        FrontMatterEvent next;
        while (!TryNext(out next))
            _yaml!.Replay();
        return next;
    }

    /// <summary>Passes over the next node, whatever it is, without looking behind aliases.</summary>
    public void Skip()
    {
        if (TryNext(out var first))
            SkipRest(first);
    }

    /// <summary>Passes over the rest of the node whose first event has been read.</summary>
    public void SkipRest(in FrontMatterEvent first)
    {
        if (!first.IsCollectionStart)
            return;
        for (var outside = _depth - 1; _depth > outside;)
            TryNext(out _);
    }

    /// <summary>Passes over the next node and keeps nothing of it, not even under an anchor: no alias can bring it back.</summary>
    public void SkipUnrecorded()
    {
        if (_yaml is null)
        {
            Skip();
            return;
        }

        _yaml.IsMuted = true;
        Skip();
        _yaml.IsMuted = false;
        _yaml.RecordEmpty();
    }

    /// <summary>The next event; false for an alias.</summary>
    private bool TryNext(out FrontMatterEvent next)
    {
        if (_yaml is null)
        {
            next = _next < _plain.Count ? _plain[_next++] : throw new FrontMatterException(ArticleReadReason.BadYaml, Line);
            Line = next.Line;
            CountEvent();
            CountDepth(next.Kind);
            return true;
        }

        if (_yaml.TryReplayed(Line, out var replayed))
        {
            next = replayed.GetValueOrDefault();
            if (replayed is null)
                return false;
            CountDepth(next.Kind);
            return true;
        }

        var isEvent = _yaml.Parse(Line, out next, out var anchor);
        Line = next.Line;
        CountEvent();
        if (!isEvent)
        {
            _yaml.TakeAlias(anchor, Line);
            return false;
        }

        CountDepth(next.Kind);
        _yaml.Record(next, anchor, _depth);
        return true;
    }

    private void CountEvent()
    {
        if (++_events > options.MaxEvents)
            throw new FrontMatterException(ArticleReadReason.TooLarge, Line);
    }

    private void CountDepth(FrontMatterEventKind kind)
    {
        if (kind is FrontMatterEventKind.MappingStart or FrontMatterEventKind.SequenceStart)
            _depth++;
        else if (kind is FrontMatterEventKind.MappingEnd or FrontMatterEventKind.SequenceEnd)
            _depth--;
        if (_depth > options.MaxDepth)
            throw new FrontMatterException(ArticleReadReason.TooDeep, Line);
    }
}
