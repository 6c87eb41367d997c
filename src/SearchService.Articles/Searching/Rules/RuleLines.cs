using System.Text;

namespace SearchService.Articles;

/// <summary>Reads a file of rules line by line: UTF-8 with or without a byte order mark; blank lines and lines that begin with # are passed over.</summary>
internal static class RuleLines
{
    /// <summary>The greatest file that is read, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>The most rules in a file.</summary>
    public const int MaxRules = 10_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The lines that say something, with their numbers from 1, without white space around them.</summary>
    /// <exception cref="RuleFileException">The file has too many of them, or one is not UTF-8.</exception>
    public static IEnumerable<(int Number, string Text)> Read(byte[] file)
    {
        var rest = file.AsMemory(file.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
        var rules = 0;
        for (var number = 1; !rest.IsEmpty; number++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var text = Decode(number, rest.Span[..(end < 0 ? rest.Length : end)]).Trim();
            rest = end < 0 ? default : rest[(end + 1)..];
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            yield return ++rules <= MaxRules ? (number, text) : throw new RuleFileException(number, $"a file has at most {MaxRules} rules");
        }
    }

    private static string Decode(int number, ReadOnlySpan<byte> line)
    {
        try
        {
            return Utf8.GetString(line);
        }
        catch (DecoderFallbackException)
        {
            throw new RuleFileException(number, "the line is not UTF-8");
        }
    }
}
