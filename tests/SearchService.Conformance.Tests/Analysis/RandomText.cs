using System.Text;

namespace SearchService.Conformance.Tests;

/// <summary>Texts that mix writing systems, punctuation, digits, marks and broken surrogates: what a tokenizer can stumble over.</summary>
public sealed class RandomText(Random random)
{
    /// <summary>Inclusive ranges of code points, one of which each run of characters is taken from.</summary>
    private static readonly (int First, int Last)[] Ranges =
    [
        ('a', 'z'), ('a', 'z'), ('a', 'e'), ('A', 'Z'), ('0', '9'), (' ', '/'), (':', '@'), ('[', '`'), ('{', '~'),
        (0x00, 0x1f), (0x80, 0xff), (0x100, 0x24f), (0x250, 0x2ff), (0x300, 0x36f), (0x370, 0x3ff), (0x400, 0x4ff), (0x530, 0x5ff),
        (0x600, 0x6ff), (0x900, 0x97f), (0xe00, 0xe7f), (0xe80, 0xeff), (0x1000, 0x109f), (0x1780, 0x17ff), (0x1100, 0x11ff),
        (0x1e00, 0x1fff), (0x2000, 0x206f), (0x2070, 0x218f), (0x3000, 0x30ff), (0x31f0, 0x31ff), (0x4e00, 0x4e40), (0xa000, 0xabff), (0xac00, 0xac80),
        (0xf900, 0xfaff), (0xfe00, 0xffef), (0x10000, 0x103ff), (0x1d400, 0x1d7ff), (0x1f100, 0x1f1a0), (0x20000, 0x20100), (0x0, 0xffff), (0xe0100, 0xe0110),
    ];

    private static readonly string[] Words =
    [
        "can't", "O\u2019Neil's", "news's", "3.14", "1,234.56", "foo_bar", "foo.com", "x-ray", "user@host", "organizations", "running", "flies",
        "relational", "the", "and", "not", "U.S.", "caf\u00e9", "\u0130stanbul", "\u03a3\u03c2", "__", "1_2", "\u05d0\"\u05d1", "\u05d0'",
    ];

    /// <summary>A text of up to 60 runs.</summary>
    public string Next()
    {
        var text = new StringBuilder();
        for (var runs = random.Next(60); runs > 0; runs--)
        {
            switch (random.Next(10))
            {
                case 0:
                    text.Append(Words[random.Next(Words.Length)]);
                    break;
                case < 4:
                    text.Append(' ');
                    break;
                default:
                    AppendRun(text);
                    break;
            }
        }

        // A text that ends in half a character has no token at all for Lucene, whatever stands before; ours keep the tokens before it.
        return text.Append('.').ToString();
    }

    private void AppendRun(StringBuilder text)
    {
        var (first, last) = Ranges[random.Next(Ranges.Length)];
        for (var length = random.Next(40) == 0 ? random.Next(700) : random.Next(1, 6); length > 0; length--)
        {
            var codePoint = random.Next(first, last + 1);
            text.Append(codePoint < 0x10000 ? ((char)codePoint).ToString() : char.ConvertFromUtf32(codePoint));
        }
    }
}
