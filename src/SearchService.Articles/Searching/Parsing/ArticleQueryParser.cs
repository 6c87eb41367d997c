namespace SearchService.Articles;

/// <summary>Reads what a person types into the search box. Any text is a query: what cannot be read as an operator is read as text,
/// and a warning says so. Linear in the text, with bounded depth.
/// <code>
/// Sequence --> Or+                                  side by side: all or any, as the search asks
/// Or       --> And ("OR" And)*
/// And      --> Unary ("AND" Unary)*
/// Unary    --> ("NOT" | "-")* Primary               the minus right before what it excludes
/// Primary  --> "(" Sequence ")" | [Field ":"] (Word | Prefix | Fuzzy | Phrase)
/// Prefix   --> Word "*"
/// Fuzzy    --> Word "~" ["1" | "2"]                 the edits; without a number as its length allows
/// Phrase   --> '"' any text '"'
/// Field    --> "title" | "excerpt" | "topic" | "provider"     in any case
/// </code>
/// So <c>a b OR c</c> is <c>a (b OR c)</c>, and <c>a AND b OR c</c> is <c>(a AND b) OR c</c>. The operators are upper case; quotes and
/// parentheses are ASCII.</summary>
public sealed class ArticleQueryParser
{
    private readonly List<QueryToken> _tokens;
    private readonly QueryWarnings _warnings;

    // Per token, and one more for the end: whether an operand begins there.
    private readonly bool[] _startsOperand;
    private int _next;

    private ArticleQueryParser(List<QueryToken> tokens, QueryWarnings warnings)
    {
        (_tokens, _warnings) = (tokens, warnings);
        _startsOperand = new bool[tokens.Count + 1];
        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            _startsOperand[i] = tokens[i].Kind is QueryTokenKind.Leaf or QueryTokenKind.Open ||
                (tokens[i].Kind == QueryTokenKind.Not && _startsOperand[i + 1]);
        }
    }

    /// <summary>Reads a text; never fails on one.</summary>
    /// <param name="text">What was typed. Blank = every article.</param>
    /// <param name="maxLength">How many characters (UTF-16 units) of it are read, at least 1; the rest is ignored, with a warning.</param>
    /// <param name="maxWords">How many words are read, those of phrases included, at least 1; the rest is ignored, with a warning.</param>
    public static ParsedQuery Parse(string text, int maxLength, int maxWords)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxWords, 1);
        var end = text.AsSpan().TrimEnd().Length;
        if (end == 0) return new ParsedQuery(text, null, []);

        var warnings = new QueryWarnings();
        var start = text.Length - text.AsSpan().TrimStart().Length;
        var isCut = end - start > maxLength;
        if (isCut)
        {
            end = CutBefore(text, start, start + maxLength);
            warnings.Add(end, $"the text is longer than {maxLength} characters; what begins here was ignored");
        }

        var delimiters = QueryDelimiters.Find(text, start, end, isCut, warnings);
        var tokens = new QueryLexer(text, start, end, delimiters, warnings, maxWords).Read();
        var root = tokens.Count > 0
            ? new ArticleQueryParser(tokens, warnings).ParseSequence()
            : new WordNode(null, text[start..end], start + 1);
        return new ParsedQuery(text, root, warnings.ToList());
    }

    // Half a word would be another word: the cut falls before it, unless the text is one word.
    private static int CutBefore(string text, int start, int end)
    {
        if (!char.IsWhiteSpace(text[end]))
        {
            var whole = end;
            while (whole > start && !char.IsWhiteSpace(text[whole - 1])) whole--;
            if (whole > start) end = whole;
            else if (end - start > 1 && char.IsSurrogatePair(text[end - 1], text[end])) end--;
        }

        return start + text.AsSpan(start, end - start).TrimEnd().Length;
    }

    private QueryNode ParseSequence()
    {
        var parts = new List<QueryNode>();
        while (_next < _tokens.Count && _tokens[_next].Kind != QueryTokenKind.Close) parts.Add(ParseOr());
        return parts is [var only] ? only : new SequenceNode(parts);
    }

    private QueryNode ParseOr()
    {
        var first = ParseAnd();
        if (!IsBinary(QueryTokenKind.Or)) return first;
        var parts = new List<QueryNode> { first };
        while (IsBinary(QueryTokenKind.Or))
        {
            _next++;
            parts.Add(ParseAnd());
        }

        return new OrNode(parts);
    }

    private QueryNode ParseAnd()
    {
        var first = ParseUnary();
        if (!IsBinary(QueryTokenKind.And)) return first;
        var parts = new List<QueryNode> { first };
        while (IsBinary(QueryTokenKind.And))
        {
            _next++;
            parts.Add(ParseUnary());
        }

        return new AndNode(parts);
    }

    private QueryNode ParseUnary()
    {
        var negated = false;
        while (_tokens[_next].Kind == QueryTokenKind.Not && _startsOperand[_next])
        {
            negated = !negated;
            _next++;
        }

        var part = ParsePrimary();
        if (!negated) return part;
        return part is NotNode inner ? inner.Part : new NotNode(part);
    }

    private QueryNode ParsePrimary()
    {
        var token = _tokens[_next++];
        if (token.Leaf is not null) return token.Leaf;
        if (token.Kind != QueryTokenKind.Open) return OperatorAsText(token);
        var group = ParseSequence();
        // Without a closing parenthesis the text was cut inside the group.
        if (_next < _tokens.Count) _next++;
        return group;
    }

    private bool IsBinary(QueryTokenKind kind) =>
        _next < _tokens.Count && _tokens[_next].Kind == kind && _startsOperand[_next + 1];

    private WordNode OperatorAsText(QueryToken token)
    {
        _warnings.Add(token.Index, $"\"{token.Text}\" has nothing to work on here and was read as text");
        return new WordNode(null, token.Text, token.Index + 1);
    }
}
