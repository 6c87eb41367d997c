namespace SearchService.Engine.Analysis;

/// <summary>What kind of text a token holds. The first eight are the token types of <see cref="StandardTokenizer"/>.</summary>
public enum TokenType : byte
{
    /// <summary>Letters, or letters with digits: <c>&lt;ALPHANUM&gt;</c>.</summary>
    AlphaNum,

    /// <summary>Digits with their inner separators: <c>&lt;NUM&gt;</c>.</summary>
    Num,

    /// <summary>A run of Thai, Lao, Khmer, Myanmar and the like: <c>&lt;SOUTHEAST_ASIAN&gt;</c>.</summary>
    SoutheastAsian,

    /// <summary>One Han character: <c>&lt;IDEOGRAPHIC&gt;</c>.</summary>
    Ideographic,

    /// <summary>One Hiragana character: <c>&lt;HIRAGANA&gt;</c>.</summary>
    Hiragana,

    /// <summary>A run of Katakana: <c>&lt;KATAKANA&gt;</c>.</summary>
    Katakana,

    /// <summary>A run of Hangul: <c>&lt;HANGUL&gt;</c>.</summary>
    Hangul,

    /// <summary>One emoji, flag or keycap with all that belongs to it: <c>&lt;EMOJI&gt;</c>.</summary>
    Emoji,

    /// <summary>A token of a tokenizer that does not classify (<see cref="KeywordTokenizer"/>): <c>word</c>.</summary>
    Word,
}
