using System.Globalization;
using System.Text;

namespace SearchService.Engine.Search;

/// <summary>How a score comes about: a tree of values with words.</summary>
/// <param name="IsMatch">Whether the document matches.</param>
/// <param name="Value">The score or the part of it; 0 when there is no match.</param>
/// <param name="Description">What the value is.</param>
/// <param name="Details">What it is made of.</param>
public sealed record Explanation(bool IsMatch, float Value, string Description, IReadOnlyList<Explanation> Details)
{
    public static Explanation Match(float value, string description, params IReadOnlyList<Explanation> details) =>
        new(true, value, description, details);

    public static Explanation NoMatch(string description, params IReadOnlyList<Explanation> details) =>
        new(false, 0, description, details);

    /// <summary>The tree, a line a value, children indented.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text, 0);
        return text.ToString();
    }

    private void Append(StringBuilder text, int depth)
    {
        text.Append(' ', depth * 2).Append(Value.ToString("R", CultureInfo.InvariantCulture));
        text.Append(IsMatch ? " = " : " (no match) = ").Append(Description).Append('\n');
        foreach (var detail in Details)
        {
            detail.Append(text, depth + 1);
        }
    }
}
