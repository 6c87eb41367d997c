using System.Text;

namespace SearchService.Engine.Analysis;

/// <summary>
/// The simple lower case mapping of one code point to one code point, independent of culture and context, pinned to
/// Unicode 13: what Java 17's <c>Character.toLowerCase(int)</c> gives. Terms stay equal when the runtime learns newer letters.
/// </summary>
public static class LowerCase
{
    private const char DottedCapitalI = '\u0130';

    /// <summary>Maps <paramref name="text"/> in place. Unpaired surrogates stay as they are.</summary>
    public static void Apply(Span<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80)
            {
                if (c - (uint)'A' <= 'Z' - 'A') text[i] = (char)(c | 0x20);
            }
            else if (!char.IsSurrogate(c))
            {
                text[i] = (char)Map(c);
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
            {
                MapPair(text.Slice(i, 2));
                i++;
            }
        }
    }

    /// <summary>The lower case of a code point, which must not be a surrogate; itself where it has none.</summary>
    public static int Map(int codePoint)
    {
        // Unicode gives U+0130 a mapping that .NET leaves out, because only some languages read it so.
        if (codePoint == DottedCapitalI) return 'i';
        return IsNewerThanUnicode13(codePoint) ? codePoint : Rune.ToLowerInvariant(new Rune(codePoint)).Value;
    }

    private static void MapPair(Span<char> pair) =>
        new Rune(Map(char.ConvertToUtf32(pair[0], pair[1]))).EncodeToUtf16(pair);

    // The capital letters that Unicode 14 to 16 added.
    private static bool IsNewerThanUnicode13(int codePoint) => codePoint switch
    {
        < 0x1C89 => false,
        0x1C89 or 0x2C2F or 0xA7C0 => true,
        >= 0xA7CB and <= 0xA7DC => true,
        >= 0x10570 and <= 0x10595 => true,
        >= 0x10D50 and <= 0x10D65 => true,
        _ => false,
    };
}
