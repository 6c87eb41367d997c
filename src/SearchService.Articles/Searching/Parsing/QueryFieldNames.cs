namespace SearchService.Articles;

/// <summary>How fields are spelled in a query.</summary>
public static class QueryFieldNames
{
    private static readonly string[] Names = ["title", "excerpt", "topic", "provider"];

    /// <summary>The field's name in lower case.</summary>
    public static string Name(this QueryField field) => Names[(int)field];

    /// <summary>The name with a colon; empty for no field.</summary>
    public static string Prefix(this QueryField? field) => field is { } named ? named.Name() + ":" : "";

    /// <summary>The field of a name in any case; null when there is none.</summary>
    public static QueryField? Find(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (name.Equals(Names[i], StringComparison.OrdinalIgnoreCase))
                return (QueryField)i;
        }

        return null;
    }
}
