using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SearchService.Articles;

/// <summary>The events that YamlDotNet gives for one front matter, and those that aliases stand for.</summary>
/// <remarks>
/// Nodes with an anchor are recorded as they pass: one flat list of events, in which an anchor is a range and an alias inside
/// a recorded node is the range it named at that moment. A node is known only once it has ended, so none can hold itself.
/// </remarks>
/// <param name="text">The front matter without its fences.</param>
/// <param name="options">The bounds.</param>
internal sealed class YamlEvents(string text, ArticleReadOptions options)
{
    private readonly Parser _parser = new(new Scanner(new StringReader(text), skipComments: true));
    private readonly Dictionary<string, EventRange> _anchors = new(StringComparer.Ordinal);
    private readonly List<RecordedEvent> _recorded = [];
    private readonly Stack<OpenAnchor> _openAnchors = new();
    private readonly Stack<EventRange> _replays = new();
    private EventRange _aliased;
    private int _aliasEvents;

    /// <summary>While true nothing is recorded.</summary>
    public bool IsMuted { get; set; }

    /// <summary>Goes on with the events of the alias met last.</summary>
    public void Replay() => _replays.Push(_aliased);

    /// <summary>The next event of the aliases that are replayed; false when none is.</summary>
    /// <param name="line">The line to blame.</param>
    /// <param name="replayed">The event; null for an alias.</param>
    public bool TryReplayed(int line, out FrontMatterEvent? replayed)
    {
        while (_replays.TryPop(out var replay))
        {
            if (replay.IsEmpty)
                continue;
            _replays.Push(replay with { Start = replay.Start + 1 });
            if (++_aliasEvents > options.MaxAliasEvents)
                throw new FrontMatterException(ArticleReadReason.AliasBomb, line);
            (replayed, _aliased) = _recorded[replay.Start];
            return true;
        }

        replayed = null;
        return false;
    }

    /// <summary>The next event of the text; false for an alias, of which only the line is told.</summary>
    /// <param name="line">The line to blame.</param>
    /// <param name="next">The event.</param>
    /// <param name="anchor">The anchor that stands on it, or that the alias names.</param>
    public bool Parse(int line, out FrontMatterEvent next, out AnchorName anchor)
    {
        var parsed = Parse(line);
        if (parsed is AnchorAlias alias)
        {
            anchor = alias.Value;
            next = new FrontMatterEvent(FrontMatterEventKind.Scalar, FrontMatterEvent.LineInFile(parsed.Start));
            return false;
        }

        anchor = parsed is NodeEvent node ? node.Anchor : AnchorName.Empty;
        next = FrontMatterEvent.Of(parsed) ?? throw new FrontMatterException(ArticleReadReason.BadYaml, line);
        return true;
    }

    /// <summary>Looks an alias up.</summary>
    public void TakeAlias(AnchorName anchor, int line)
    {
        if (!_anchors.TryGetValue(anchor.Value, out _aliased))
            throw new FrontMatterException(ArticleReadReason.BadYaml, line);
        if (_openAnchors.Count > 0 && !IsMuted)
            _recorded.Add(new RecordedEvent(null, _aliased));
    }

    /// <summary>Keeps an event that may be asked for again.</summary>
    /// <param name="parsed">The event.</param>
    /// <param name="anchor">The anchor that stands on it.</param>
    /// <param name="depth">The depth behind it.</param>
    public void Record(in FrontMatterEvent parsed, AnchorName anchor, int depth)
    {
        if (IsMuted)
            return;
        if (!anchor.IsEmpty)
            _openAnchors.Push(new OpenAnchor(anchor.Value, _recorded.Count, depth));
        if (_openAnchors.Count == 0)
            return;

        _recorded.Add(new RecordedEvent(parsed, default));
        // A collection was pushed one level deeper than it stands, so its own end event is the first one above that level.
        while (_openAnchors.TryPeek(out var open) && (depth < open.Depth || (parsed.IsScalar && open.Start == _recorded.Count - 1)))
        {
            _openAnchors.Pop();
            _anchors[open.Name] = new EventRange(open.Start, _recorded.Count);
        }
    }

    /// <summary>Keeps an empty value in place of what was not recorded.</summary>
    public void RecordEmpty()
    {
        if (_openAnchors.Count > 0 && _replays.Count == 0)
            _recorded.Add(new RecordedEvent(new FrontMatterEvent(FrontMatterEventKind.Scalar, 0), default));
    }

    private ParsingEvent Parse(int line)
    {
        try
        {
            if (_parser.MoveNext() && _parser.Current is { } parsed)
                return parsed;
        }
        catch (YamlException e)
        {
            // The parser blames the start of what it was in, at times the first line for an error far below.
            throw new FrontMatterException(ArticleReadReason.BadYaml, Math.Max(line, FrontMatterEvent.LineInFile(e.Start)));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet 16.3 has these for some plain scalars inside flow mappings and for tags that are no URI.
            throw new FrontMatterException(ArticleReadReason.BadYaml, line);
        }

        throw new FrontMatterException(ArticleReadReason.BadYaml, line);
    }

    private readonly record struct EventRange(int Start, int End)
    {
        public bool IsEmpty => Start >= End;
    }

    /// <param name="Event">Null for an alias.</param>
    /// <param name="Aliased">What it stands for.</param>
    private readonly record struct RecordedEvent(FrontMatterEvent? Event, EventRange Aliased);

    private readonly record struct OpenAnchor(string Name, int Start, int Depth);
}
