using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SearchService.Articles;

/// <summary>
/// A bounded cursor over the YAML events of one front matter. Aliases are replaced by the events of the node they name, but
/// only where their value is read; tags mean nothing. Depth, events and the events that come out of aliases are counted, so
/// neither nesting nor aliases of aliases cost more than the options allow.
/// </summary>
/// <remarks>
/// Nodes with an anchor are recorded as they pass: one flat list of events, in which an anchor is a range and an alias inside
/// a recorded node is the range it named at that moment. A node is known only once it has ended, so none can hold itself.
/// </remarks>
internal sealed class FrontMatterCursor
{
    private static readonly Scalar EmptyScalar = new("");

    private readonly List<ParsingEvent>? _plain;
    private readonly Parser? _parser;
    private readonly ArticleReadOptions _options;
    private readonly Dictionary<string, EventRange> _anchors = new(StringComparer.Ordinal);
    private readonly List<RecordedEvent> _recorded = [];
    private readonly Stack<OpenAnchor> _openAnchors = new();
    private readonly Stack<EventRange> _replays = new();
    private int _next;
    private int _depth;
    private int _events;
    private int _aliasEvents;
    private bool _muted;

    /// <param name="text">The front matter without its fences, starting on line 2 of the file.</param>
    /// <param name="options">The bounds.</param>
    public FrontMatterCursor(string text, ArticleReadOptions options)
    {
        _plain = PlainFrontMatter.Read(text, options);
        _parser = _plain is null ? new Parser(new Scanner(new StringReader(text), skipComments: true)) : null;
        _options = options;
    }

    /// <summary>The 1-based line in the file of the event read last.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Reads the next event of the document; an alias gives the events of its node.</summary>
    /// <exception cref="FrontMatterException">The text is not YAML, a bound is passed, or an alias names nothing.</exception>
    public ParsingEvent Read()
    {
        while (true)
        {
            var next = NextEvent(out var aliased);
            if (next is not null)
                return next;
            _replays.Push(aliased);
        }
    }

    /// <summary>Passes over the next node, whatever it is, without looking behind aliases.</summary>
    public void Skip()
    {
        if (NextEvent(out _) is { } first)
            SkipRest(first);
    }

    /// <summary>Passes over the rest of the node whose first event has been read.</summary>
    public void SkipRest(ParsingEvent first)
    {
        if (first is not (MappingStart or SequenceStart))
            return;
        for (var outside = _depth - 1; _depth > outside;)
            NextEvent(out _);
    }

    /// <summary>Passes over the next node and keeps nothing of it, not even under an anchor: no alias can bring it back.</summary>
    public void SkipUnrecorded()
    {
        _muted = true;
        Skip();
        _muted = false;
        if (_openAnchors.Count > 0 && _replays.Count == 0)
            _recorded.Add(new RecordedEvent(EmptyScalar, default));
    }

    /// <summary>The next event; null for an alias, with the recorded events that it stands for.</summary>
    private ParsingEvent? NextEvent(out EventRange aliased)
    {
        while (_replays.TryPop(out var replay))
        {
            if (replay.IsEmpty)
                continue;
            _replays.Push(replay with { Start = replay.Start + 1 });
            if (++_aliasEvents > _options.MaxAliasEvents)
                throw new FrontMatterException(ArticleReadReason.AliasBomb, Line);
            (var recorded, aliased) = _recorded[replay.Start];
            if (recorded is not null)
                CountDepth(recorded);
            return recorded;
        }

        return NextParsed(out aliased);
    }

    private ParsingEvent? NextParsed(out EventRange aliased)
    {
        aliased = default;
        var parsed = Parse();
        Line = LineInFile(parsed.Start);
        if (++_events > _options.MaxEvents)
            throw new FrontMatterException(ArticleReadReason.TooLarge, Line);

        if (parsed is AnchorAlias alias)
        {
            if (!_anchors.TryGetValue(alias.Value.Value, out aliased))
                throw new FrontMatterException(ArticleReadReason.BadYaml, Line);
            if (_openAnchors.Count > 0 && !_muted)
                _recorded.Add(new RecordedEvent(null, aliased));
            return null;
        }

        CountDepth(parsed);
        if (!_muted)
            Record(parsed);
        return parsed;
    }

    private ParsingEvent Parse()
    {
        if (_plain is not null && _next < _plain.Count)
            return _plain[_next++];

        try
        {
            if (_parser is not null && _parser.MoveNext() && _parser.Current is { } parsed)
                return parsed;
        }
        catch (YamlException e)
        {
            // The parser blames the start of what it was in, at times the first line for an error far below.
            throw new FrontMatterException(ArticleReadReason.BadYaml, Math.Max(Line, LineInFile(e.Start)));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet 16.3 has these for some plain scalars inside flow mappings and for tags that are no URI.
            throw new FrontMatterException(ArticleReadReason.BadYaml, Line);
        }

        throw new FrontMatterException(ArticleReadReason.BadYaml, Line);
    }

    private void Record(ParsingEvent parsed)
    {
        if (parsed is NodeEvent { Anchor.IsEmpty: false } node)
            _openAnchors.Push(new OpenAnchor(node.Anchor.Value, _recorded.Count, _depth));
        if (_openAnchors.Count == 0)
            return;

        _recorded.Add(new RecordedEvent(parsed, default));
        // A collection was pushed one level deeper than it stands, so its own end event is the first one above that level.
        while (_openAnchors.TryPeek(out var open) && (_depth < open.Depth || (parsed is Scalar && open.Start == _recorded.Count - 1)))
        {
            _openAnchors.Pop();
            _anchors[open.Name] = new EventRange(open.Start, _recorded.Count);
        }
    }

    private void CountDepth(ParsingEvent next)
    {
        if (next is MappingStart or SequenceStart)
            _depth++;
        else if (next is MappingEnd or SequenceEnd)
            _depth--;
        if (_depth > _options.MaxDepth)
            throw new FrontMatterException(ArticleReadReason.TooDeep, Line);
    }

    /// <summary>The line in the file of a place in the front matter, which begins on line 2.</summary>
    private static int LineInFile(in Mark mark) => (int)Math.Min(mark.Line + 1, int.MaxValue);

    private readonly record struct EventRange(int Start, int End)
    {
        public bool IsEmpty => Start >= End;
    }

    private readonly record struct RecordedEvent(ParsingEvent? Event, EventRange Aliased);

    private readonly record struct OpenAnchor(string Name, int Start, int Depth);
}
