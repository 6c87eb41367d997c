namespace SearchService.Engine.Analysis;

/// <summary>
/// What a code point is to <see cref="StandardTokenizer"/>: the classes of Unicode's Word_Break property (UAX #29, Unicode 9)
/// and the emoji properties (Unicode 11), as far as the grammar tells them apart.
/// </summary>
public enum WordBreakClass : byte
{
    /// <summary>Belongs to no token.</summary>
    Other,

    /// <summary>A letter of an alphabet.</summary>
    Letter,

    /// <summary>A Hebrew letter, which may be followed by quotes.</summary>
    HebrewLetter,

    /// <summary>A Hangul letter or syllable.</summary>
    HangulLetter,

    /// <summary>The digits 0 to 9, which are numeric and begin keycaps.</summary>
    Digit,

    /// <summary>Other decimal digits.</summary>
    Numeric,

    /// <summary>Katakana.</summary>
    Katakana,

    /// <summary>Hiragana.</summary>
    Hiragana,

    /// <summary>Han characters.</summary>
    Ideographic,

    /// <summary>Letters of scripts that do not part words (line break class SA).</summary>
    SoutheastAsian,

    /// <summary>Marks of such scripts: they begin and continue a run, and extend any other character.</summary>
    SoutheastAsianExtend,

    /// <summary>Marks and format characters, absorbed by the character before.</summary>
    Extend,

    /// <summary>U+200D, which joins emoji; otherwise as <see cref="Extend"/>.</summary>
    ZeroWidthJoiner,

    /// <summary>U+FE0E, which makes an emoji plain text; otherwise as <see cref="Extend"/>.</summary>
    TextPresentation,

    /// <summary>U+FE0F, which makes a character an emoji; otherwise as <see cref="Extend"/>.</summary>
    EmojiPresentation,

    /// <summary>U+20E3, which makes a keycap; otherwise as <see cref="Extend"/>.</summary>
    KeycapMark,

    /// <summary>U+E0020 to U+E007E, which name the region of a flag; otherwise as <see cref="Extend"/>.</summary>
    Tag,

    /// <summary>U+E007F, which ends the tags of a flag; otherwise as <see cref="Extend"/>.</summary>
    TagEnd,

    /// <summary>The low line and its like, which join letters, digits and Katakana.</summary>
    ExtendNumLet,

    /// <summary>The apostrophe U+0027, which joins letters and digits.</summary>
    SingleQuote,

    /// <summary>The quote U+0022, which joins Hebrew letters.</summary>
    DoubleQuote,

    /// <summary>Joins letters (colon, middle dot).</summary>
    MidLetter,

    /// <summary>Joins digits (comma, semicolon).</summary>
    MidNum,

    /// <summary>Joins letters and digits (full stop, curly apostrophe).</summary>
    MidNumLet,

    /// <summary>The number sign and the asterisk, which begin keycaps.</summary>
    KeycapBase,

    /// <summary>Half a flag, U+1F1E6 to U+1F1FF.</summary>
    RegionalIndicator,

    /// <summary>A pictograph.</summary>
    Emoji,

    /// <summary>A pictograph that may be given a skin colour.</summary>
    EmojiBase,

    /// <summary>A skin colour, U+1F3FB to U+1F3FF.</summary>
    EmojiModifier,

    /// <summary>A letter that is a pictograph too.</summary>
    EmojiLetter,
}
