namespace SearchService.Articles.Tests;

/// <summary>A query as a tree, which a test makes first and writes down as text afterwards: so the reference needs no parser.</summary>
internal abstract record TypedQuery
{
    /// <summary>What a person would type.</summary>
    public abstract override string ToString();

    private static string Part(TypedQuery part) => part is TypedAnd or TypedOr or TypedSequence ? $"({part})" : part.ToString();

    private static string Join(IEnumerable<TypedQuery> parts, string separator) => string.Join(separator, parts.Select(Part));

    private static string Prefix(QueryField? field) => field is null ? "" : field.ToString()!.ToLowerInvariant() + ":";

    public sealed record TypedWord(QueryField? Field, string Text) : TypedQuery
    {
        public override string ToString() => Prefix(Field) + Text;
    }

    public sealed record TypedPhrase(QueryField? Field, string Text) : TypedQuery
    {
        public override string ToString() => $"{Prefix(Field)}\"{Text}\"";
    }

    public sealed record TypedPrefix(QueryField? Field, string Text) : TypedQuery
    {
        public override string ToString() => Prefix(Field) + Text + "*";
    }

    // The stems that it stands for, with boosts, are filled in by the reference.
    public sealed record TypedFuzzy(QueryField? Field, string Text, int? MaxEdits, IReadOnlyDictionary<string, float>? Stems = null) : TypedQuery
    {
        public override string ToString() => $"{Prefix(Field)}{Text}~{MaxEdits}";
    }

    public sealed record TypedNot(TypedQuery Excluded, bool IsMinus) : TypedQuery
    {
        public override string ToString() => (IsMinus ? "-" : "NOT ") + Part(Excluded);
    }

    public sealed record TypedAnd(params TypedQuery[] Parts) : TypedQuery
    {
        public override string ToString() => Join(Parts, " AND ");
    }

    public sealed record TypedOr(params TypedQuery[] Parts) : TypedQuery
    {
        public override string ToString() => Join(Parts, " OR ");
    }

    public sealed record TypedSequence(params TypedQuery[] Parts) : TypedQuery
    {
        public override string ToString() => Join(Parts, " ");
    }
}
