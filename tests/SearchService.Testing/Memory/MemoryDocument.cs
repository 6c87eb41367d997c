namespace SearchService.Testing;

/// <summary>A document of a <see cref="MemoryLeafReader"/>: tokens and values by field.</summary>
public sealed class MemoryDocument
{
    /// <summary>The tokens of each field with their positions, in order.</summary>
    public Dictionary<string, List<(string Term, int Position)>> Tokens { get; } = new(StringComparer.Ordinal);

    /// <summary>NUMERIC values by field.</summary>
    public Dictionary<string, long> Numbers { get; } = new(StringComparer.Ordinal);

    /// <summary>SORTED values by field.</summary>
    public Dictionary<string, string> Labels { get; } = new(StringComparer.Ordinal);

    /// <summary>SORTED_SET values by field.</summary>
    public Dictionary<string, string[]> LabelSets { get; } = new(StringComparer.Ordinal);

    /// <summary>Stored text by field.</summary>
    public Dictionary<string, string> Stored { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds tokens at consecutive positions after those there; an empty one leaves a gap.</summary>
    public MemoryDocument Add(string field, params string[] tokens)
    {
        var list = TokensOf(field);
        var position = list.Count == 0 ? 0 : list[^1].Position + 1;
        foreach (var token in tokens)
        {
            if (token.Length != 0)
            {
                list.Add((token, position));
            }

            position++;
        }

        return this;
    }

    /// <summary>Adds tokens that blanks separate.</summary>
    public MemoryDocument AddText(string field, string text) => Add(field, text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public MemoryDocument AddNumber(string field, long value)
    {
        Numbers.Add(field, value);
        return this;
    }

    public MemoryDocument AddLabel(string field, string value)
    {
        Labels.Add(field, value);
        return this;
    }

    public MemoryDocument AddLabels(string field, params string[] values)
    {
        LabelSets.Add(field, values);
        return this;
    }

    public MemoryDocument AddStored(string field, string value)
    {
        Stored.Add(field, value);
        return this;
    }

    /// <summary>How often the term occurs in the field.</summary>
    public int Freq(string field, string term) => Tokens.TryGetValue(field, out var list) ? list.Count(t => t.Term == term) : 0;

    /// <summary>Where the term occurs in the field, ascending.</summary>
    public int[] Positions(string field, string term) =>
        Tokens.TryGetValue(field, out var list) ? [.. list.Where(t => t.Term == term).Select(t => t.Position)] : [];

    private List<(string Term, int Position)> TokensOf(string field)
    {
        if (!Tokens.TryGetValue(field, out var list))
        {
            Tokens.Add(field, list = []);
        }

        return list;
    }
}
