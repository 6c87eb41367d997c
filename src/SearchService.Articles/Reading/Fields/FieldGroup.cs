namespace SearchService.Articles;

/// <summary>
/// One mapping of the front matter whose keys are known: the article itself, a related entry, a provider, an image. Unknown
/// keys are passed over. A key given twice ends the reading; keys that come through a merge key (<c>&lt;&lt;</c>) only fill gaps.
/// </summary>
internal abstract class FieldGroup
{
    private uint _given;
    private uint _merged;

    /// <summary>Reads the mapping whose start has been read, to its end. What was read before is forgotten first.</summary>
    public void ReadFrom(FrontMatterCursor cursor)
    {
        _given = 0;
        _merged = 0;
        Clear();
        ReadKeys(cursor, merging: false);
    }

    /// <summary>The number of a known key, 0 to 31, or -1.</summary>
    protected abstract int IndexOf(ReadOnlySpan<char> key);

    /// <summary>Takes over the value of a key; its first event is <paramref name="value"/>, the rest must be read or skipped.</summary>
    protected abstract void Assign(int field, in FrontMatterEvent value, FrontMatterCursor cursor);

    /// <summary>Forgets all values.</summary>
    protected abstract void Clear();

    /// <summary>The text of a single value; nothing for a null, a list or a mapping (which is passed over).</summary>
    protected static ReadOnlySpan<char> ScalarText(in FrontMatterEvent value, FrontMatterCursor cursor)
    {
        if (value.IsScalar)
            return value.IsNull ? default : value.Text;
        cursor.SkipRest(value);
        return default;
    }

    /// <summary>A short text, cleaned; null when there is none. One beyond the limit ends the reading.</summary>
    protected static string? ShortText(in FrontMatterEvent value, FrontMatterCursor cursor, ArticleReadOptions options)
    {
        var text = ScalarText(value, cursor);
        if (text.Length > options.MaxNameLength)
            throw new FrontMatterException(ArticleReadReason.TooLarge, cursor.Line);
        var name = ArticleText.Clean(text);
        return name.Length == 0 ? null : name;
    }

    private void ReadKeys(FrontMatterCursor cursor, bool merging)
    {
        while (cursor.Read() is var key && key.Kind != FrontMatterEventKind.MappingEnd)
        {
            if (!key.IsScalar)
            {
                cursor.SkipRest(key);
                cursor.Skip();
            }
            else if (key.IsPlain && key.Text is "<<")
            {
                Merge(cursor);
            }
            else if (key.Text.Equals("secured", StringComparison.OrdinalIgnoreCase))
            {
                cursor.SkipUnrecorded();
            }
            else if (IndexOf(key.Text) is var field && field >= 0 && Takes(field, merging, cursor))
            {
                Assign(field, cursor.Read(), cursor);
            }
            else
            {
                cursor.Skip();
            }
        }
    }

    private bool Takes(int field, bool merging, FrontMatterCursor cursor)
    {
        var bit = 1u << field;
        if (merging)
        {
            var isNew = ((_given | _merged) & bit) == 0;
            _merged |= bit;
            return isNew;
        }

        if ((_given & bit) != 0)
            throw new FrontMatterException(ArticleReadReason.DuplicateKey, cursor.Line);
        _given |= bit;
        return true;
    }

    private void Merge(FrontMatterCursor cursor)
    {
        switch (cursor.Read().Kind)
        {
            case FrontMatterEventKind.MappingStart:
                ReadKeys(cursor, merging: true);
                break;
            case FrontMatterEventKind.SequenceStart:
                while (cursor.Read() is var item && item.Kind != FrontMatterEventKind.SequenceEnd)
                {
                    if (item.Kind == FrontMatterEventKind.MappingStart)
                        ReadKeys(cursor, merging: true);
                    else
                        cursor.SkipRest(item);
                }

                break;
            default:
                break;
        }
    }
}
