using SearchService.Engine.Analysis;
using static SearchService.Engine.Analysis.WordBreakClass;
using static SearchService.Engine.Tests.ClassPattern;

namespace SearchService.Engine.Tests;

/// <summary>The grammar of <see cref="StandardTokenizer"/>, rule by rule as in the README beside it.</summary>
internal static class WordBreakGrammar
{
    private static readonly WordBreakClass[] JoinerAndMarks =
        [Extend, SoutheastAsianExtend, ZeroWidthJoiner, KeycapMark, Tag, TagEnd];

    // What the character before absorbs: everywhere, and inside emoji, where the presentation selectors have a meaning.
    private static readonly ClassPattern Marks = Any([.. JoinerAndMarks, TextPresentation, EmojiPresentation]).Star();
    private static readonly ClassPattern EmojiMarks = Any(JoinerAndMarks).Star();

    /// <summary>The rules in order of precedence among matches of the same length.</summary>
    public static IReadOnlyList<(TokenType Type, ClassPattern Pattern)> Rules { get; } =
    [
        (TokenType.Emoji, EmojiToken()),
        (TokenType.Num, NumberToken()),
        (TokenType.Hangul, Marked(HangulLetter).Plus()),
        (TokenType.Katakana, Marked(Katakana).Plus()),
        (TokenType.AlphaNum, WordToken()),
        (TokenType.SoutheastAsian, Marked(SoutheastAsian, SoutheastAsianExtend).Plus()),
        (TokenType.Ideographic, Marked(Ideographic)),
        (TokenType.Hiragana, Marked(Hiragana)),
    ];

    /// <summary>The automaton of all rules.</summary>
    /// <returns>Per state the next state for each class, and the rule (index into <see cref="Rules"/>) accepted, or -1.</returns>
    public static (int[][] Next, int[] Rule) Compile()
    {
        var automaton = new ClassAutomaton();
        var start = automaton.AddState();
        for (var rule = 0; rule < Rules.Count; rule++)
        {
            var end = automaton.AddState();
            Rules[rule].Pattern.Build(automaton, start, end);
            automaton.Accept(end, rule);
        }

        return automaton.Determinize(start);
    }

    private static ClassPattern Marked(params WordBreakClass[] classes) => Sequence(Any(classes), Marks);

    private static ClassPattern EmojiMarked(params WordBreakClass[] classes) => Sequence(Any(classes), EmojiMarks);

    private static ClassPattern EmojiToken()
    {
        WordBreakClass[] pictographs = [Emoji, EmojiBase, EmojiLetter];
        var picture = Either(
            Sequence(EmojiMarked(pictographs), Any(EmojiPresentation).Optional()),
            Sequence(EmojiMarked(EmojiBase), EmojiMarked(EmojiModifier)));
        var swatch = EmojiMarked(EmojiModifier);
        var joiners = Any(ZeroWidthJoiner);
        var joined = Sequence(
            Either(Sequence(joiners.Star(), picture), swatch),
            Either(Sequence(joiners.Plus(), picture), Sequence(joiners, swatch)).Star());
        var tagged = Sequence(
            joiners.Star(), EmojiMarked(pictographs), Any(EmojiPresentation), Any(Tag).Plus(), Any(TagEnd));
        var keycap = Sequence(
            EmojiMarked(Digit, KeycapBase), Any(EmojiPresentation).Optional(), EmojiMarked(KeycapMark));
        var flag = Sequence(Marked(RegionalIndicator), Marked(RegionalIndicator));
        return Either(joined, tagged, keycap, flag);
    }

    private static ClassPattern NumberToken()
    {
        var joint = Marked(ExtendNumLet);
        return Sequence(joint.Star(), Digits(), joint.Star());
    }

    private static ClassPattern Digits()
    {
        var digit = Marked(Digit, Numeric);
        var between = Either(Marked(ExtendNumLet).Star(), Marked(MidNum, MidNumLet, SingleQuote));
        return Sequence(digit, Sequence(between, digit).Star());
    }

    private static ClassPattern WordToken()
    {
        var letter = Marked(Letter, HebrewLetter, HangulLetter, EmojiLetter);
        var hebrew = Marked(HebrewLetter);
        var joint = Marked(ExtendNumLet);
        var between = Either(joint.Star(), Marked(MidLetter, MidNumLet, SingleQuote));
        var word = Either(
            Sequence(hebrew, Marked(SingleQuote)),
            Sequence(hebrew, Marked(DoubleQuote), hebrew),
            Digits(),
            Sequence(letter, Sequence(between, letter).Star())).Plus();
        var katakana = Sequence(Marked(Katakana), Sequence(joint.Star(), Marked(Katakana)).Star());
        var part = Either(katakana, word);
        return Sequence(joint.Star(), part, Sequence(joint.Plus(), part).Star(), joint.Star());
    }
}
