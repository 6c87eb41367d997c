using Xunit;

namespace SearchService.Articles.Tests;

public sealed class ArticleQueryParserTests
{
    [Theory]
    [InlineData("azure", "azure")]
    [InlineData("  azure\tlake\n", "azure lake")]
    [InlineData("\"data lake\"", "\"data lake\"")]
    [InlineData("\"\tdata  lake \"", "\"\tdata  lake \"")]
    [InlineData("-azure lake", "-azure lake")]
    [InlineData("NOT azure lake", "-azure lake")]
    [InlineData("a -\"data lake\"", "a -\"data lake\"")]
    [InlineData("a NOT\"data lake\"", "a -\"data lake\"")]
    [InlineData("a -(b c)", "a -(b c)")]
    [InlineData("a NOT(b)", "a -b")]
    [InlineData("NOT NOT a", "a")]
    [InlineData("NOT -a", "a")]
    [InlineData("-(-a)", "a")]
    [InlineData("NOT NOT NOT a", "-a")]
    [InlineData("a AND b", "a AND b")]
    [InlineData("a OR b", "a OR b")]
    [InlineData("a b OR c", "a (b OR c)")]
    [InlineData("a AND b OR c", "(a AND b) OR c")]
    [InlineData("a OR b AND c", "a OR (b AND c)")]
    [InlineData("a OR b c AND d e", "(a OR b) (c AND d) e")]
    [InlineData("a AND NOT b", "a AND -b")]
    [InlineData("a OR -b", "a OR -b")]
    [InlineData("(a b) OR c", "(a b) OR c")]
    [InlineData("(a)AND(b)", "a AND b")]
    [InlineData("((a b))", "a b")]
    [InlineData("(a OR b) AND (c OR d)", "(a OR b) AND (c OR d)")]
    [InlineData("a and b or not c", "a and b or not c")]
    [InlineData("micro*", "micro*")]
    [InlineData("micro**", "micro*")]
    [InlineData("wi-f*", "wi-f*")]
    [InlineData("azure~", "azure~")]
    [InlineData("Azure~1 a~2", "Azure~1 a~2")]
    [InlineData("TITLE:wi-fi~1", "title:wi-fi~1")]
    [InlineData("-azure~ OR (b~2)", "-azure~ OR b~2")]
    [InlineData("title:azure", "title:azure")]
    [InlineData("TITLE:Azure Topic:ai", "title:Azure topic:ai")]
    [InlineData("provider:\"los angeles\"", "provider:\"los angeles\"")]
    [InlineData("excerpt:micro*", "excerpt:micro*")]
    [InlineData("-title:azure", "-title:azure")]
    [InlineData("title:AND", "title:AND")]
    [InlineData("a(b)c", "a b c")]
    [InlineData("rock\"n\"roll", "rock \"n\" roll")]
    [InlineData("Wi-Fi", "Wi-Fi")]
    [InlineData("re:Invent 12:30 https://x.org/?a=b author:smith", "re:Invent 12:30 https://x.org/?a=b author:smith")]
    [InlineData("C++ C# .NET AT&T +a !b a&&b ^2", "C++ C# .NET AT&T +a !b a&&b ^2")]
    [InlineData("“data lake” （a）", "“data lake” （a）")]
    [InlineData("ANDROID ORACLE NOTE", "ANDROID ORACLE NOTE")]
    public void Parse_sound_text_is_read_as_the_grammar_says(string text, string expected)
    {
        var query = Parse(text);

        Assert.Equal(expected, query.Describe());
        Assert.Empty(query.Warnings);
    }

    [Theory]
    [InlineData("AND a", "AND a", "character 1: \"AND\" has")]
    [InlineData("a OR", "a OR", "character 3: \"OR\" has")]
    [InlineData("a NOT", "a NOT", "character 3: \"NOT\" has")]
    [InlineData("a AND )", "a AND", "character 3: \"AND\" has", "character 7: \")\" closes nothing")]
    [InlineData("a AND OR b", "a (AND OR b)", "character 3: \"AND\" has")]
    [InlineData("NOT AND b", "NOT AND b", "character 1: \"NOT\" has")]
    [InlineData("(AND)", "AND", "character 2: \"AND\" has")]
    [InlineData("(NOT) a", "NOT a", "character 2: \"NOT\" has")]
    [InlineData("a - b", "a - b", "character 3: \"-\" is no operator")]
    [InlineData("-", "-", "character 1: \"-\" is no operator")]
    [InlineData("--help", "--help", "character 1: \"-\" is no operator")]
    [InlineData("\"data\"-driven", "\"data\" -driven", "character 7: \"-\" is no operator")]
    [InlineData("title:-a", "title:-a", "character 7: \"-\" is no operator")]
    [InlineData("-AND b", "- AND b", "character 1: \"-\" has")]
    [InlineData("a *", "a *", "character 3: \"*\" is no operator")]
    [InlineData("mi*soft", "mi*soft", "character 3: \"*\" is no operator")]
    [InlineData("~", "~", "character 1: \"~\" is no operator")]
    [InlineData("a~3", "a~3", "character 2: \"~\" is no operator")]
    [InlineData("word~9", "word~9", "character 5: \"~\" is no operator")]
    [InlineData("a~0 b~11 ~1", "a~0 b~11 ~1", "character 2: \"~\" is no operator", "character 6: \"~\" is no operator", "character 10: \"~\" is no operator")]
    [InlineData("~~~", "~~~", "character 1: \"~\" is no operator")]
    [InlineData("a~~", "a~~", "character 2: \"~\" is no operator")]
    [InlineData("a~*", "a~*", "character 2: \"~\" is no operator")]
    [InlineData("mi*soft~1", "mi*soft~1", "character 3: \"*\" is no operator")]
    [InlineData("\"data lake\"~3 b", "\"data lake\" b", "character 12: a distance")]
    [InlineData("(a b", "a b", "character 1: \"(\" is never closed")]
    [InlineData("a OR(b", "a OR b", "character 5: \"(\" is never closed")]
    [InlineData("(-a", "-a", "character 1: \"(\" is never closed")]
    [InlineData("-(a b", "-a b", "character 2: \"(\" is never closed")]
    [InlineData("a) b", "a b", "character 2: \")\" closes nothing")]
    [InlineData("a () b", "a b", "character 3: nothing stands")]
    [InlineData("(( )) b", "b", "character 1: nothing stands", "character 2: nothing stands")]
    [InlineData("\"a b", "a b", "character 1: the quote is never closed")]
    [InlineData("-\"a b", "-a b", "character 2: the quote is never closed")]
    [InlineData("a \"b c\" \"d", "a \"b c\" d", "character 9: the quote is never closed")]
    [InlineData("a \"\" b", "a b", "character 3: nothing stands")]
    [InlineData("a OR \" \" b", "a OR b", "character 6: nothing stands")]
    [InlineData("5\" disk", "5 disk", "character 2: the quote is never closed")]
    [InlineData("(\"a)\" b", "\"a)\" b", "character 1: \"(\" is never closed")]
    [InlineData("title:", "title:", "character 1: no word or phrase follows \"title:\"")]
    [InlineData("title: a", "title: a", "character 1: no word or phrase follows \"title:\"")]
    [InlineData("title:(a b)", "title: (a b)", "character 1: no word or phrase follows \"title:\"")]
    [InlineData("title:\"data la", "title:data la", "character 7: the quote is never closed")]
    [InlineData("()", "()", "character 1: nothing stands")]
    [InlineData("\"", "\"", "character 1: the quote is never closed")]
    [InlineData(")(", ")(", "character 1: \")\" closes nothing", "character 2: \"(\" is never closed")]
    public void Parse_what_is_no_operator_is_read_as_text_with_a_warning(string text, string expected, params string[] warnings)
    {
        var query = Parse(text);

        Assert.Equal(expected, query.Describe());
        Assert.Equal(warnings.Length, query.Warnings.Count);
        Assert.All(query.Warnings.Zip(warnings), pair => Assert.StartsWith(pair.Second, pair.First, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n\u00A0\u3000")]
    public void Parse_blank_text_asks_for_every_article(string text)
    {
        var query = Parse(text);

        Assert.Null(query.Root);
        Assert.Equal("", query.Describe());
        Assert.Empty(query.Warnings);
    }

    [Fact]
    public void Parse_leaves_know_their_position()
    {
        var sequence = Assert.IsType<SequenceNode>(Parse(" a  title:b \"c d\" -e* topic:f~ g~2").Root);

        Assert.Equal(new WordNode(null, "a", 2), sequence.Parts[0]);
        Assert.Equal(new WordNode(QueryField.Title, "b", 5), sequence.Parts[1]);
        Assert.Equal(new PhraseNode(null, "c d", 13), sequence.Parts[2]);
        Assert.Equal(new NotNode(new PrefixNode(null, "e", 20)), sequence.Parts[3]);
        Assert.Equal(new FuzzyNode(QueryField.Topic, "f", null, 23), sequence.Parts[4]);
        Assert.Equal(new FuzzyNode(null, "g", 2, 32), sequence.Parts[5]);
    }

    private static ParsedQuery Parse(string text) => ArticleQueryParser.Parse(text, maxLength: 2000, maxWords: 200);
}
