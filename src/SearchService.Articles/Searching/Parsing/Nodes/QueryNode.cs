using System.Text;

namespace SearchService.Articles;

/// <summary>A part of what was typed into the search box. Immutable. <see cref="ToString"/> writes it in the grammar's own terms,
/// with every group in parentheses.</summary>
public abstract record QueryNode
{
    /// <summary>Whether it needs parentheses inside another part.</summary>
    private protected virtual bool IsGroup => false;

    /// <summary>The part in the grammar's own terms.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder();
        AppendTo(text);
        return text.ToString();
    }

    private protected abstract void AppendTo(StringBuilder text);

    private protected static void AppendPart(StringBuilder text, QueryNode part)
    {
        if (part.IsGroup) text.Append('(');
        part.AppendTo(text);
        if (part.IsGroup) text.Append(')');
    }

    private protected static void AppendParts(StringBuilder text, IReadOnlyList<QueryNode> parts, string separator)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0) text.Append(separator);
            AppendPart(text, parts[i]);
        }
    }
}
