using System.Globalization;
using System.Text;

namespace SearchService.Conformance.Tests;

/// <summary>One S-expression of the query text form (see README.md): a list, or an atom or quoted string as bytes.</summary>
public sealed class Expression
{
    private readonly byte[] _bytes = [];
    private readonly List<Expression> _items = [];

    private Expression(byte[] bytes) => _bytes = bytes;

    private Expression(List<Expression> items) => _items = items;

    /// <summary>The parts of a list; none for an atom.</summary>
    public IReadOnlyList<Expression> Items => _items;

    /// <summary>The bytes of an atom.</summary>
    public byte[] Bytes => _bytes;

    public string Text => Encoding.UTF8.GetString(_bytes);

    public long Number => long.Parse(Text, CultureInfo.InvariantCulture);

    public float Single => float.Parse(Text, CultureInfo.InvariantCulture);

    public double Double => double.Parse(Text, CultureInfo.InvariantCulture);

    /// <summary>The name of a list: its first atom.</summary>
    public string Head => _items[0].Text;

    public static Expression Parse(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var at = 0;
        var value = ParseValue(bytes, ref at);
        return at == bytes.Length ? value : throw new FormatException($"text after the expression: {text}");
    }

    private static Expression ParseValue(byte[] text, ref int at)
    {
        SkipBlanks(text, ref at);
        switch (text[at])
        {
            case (byte)'(':
                return ParseList(text, ref at);
            case (byte)'"':
                return ParseString(text, ref at);
            default:
                var start = at;
                while (at < text.Length && text[at] is not ((byte)' ' or (byte)')' or (byte)'('))
                {
                    at++;
                }

                return new Expression(text[start..at]);
        }
    }

    private static Expression ParseList(byte[] text, ref int at)
    {
        var items = new List<Expression>();
        at++;
        for (SkipBlanks(text, ref at); text[at] != ')'; SkipBlanks(text, ref at))
        {
            items.Add(ParseValue(text, ref at));
        }

        at++;
        return new Expression(items);
    }

    private static Expression ParseString(byte[] text, ref int at)
    {
        var bytes = new List<byte>();
        for (at++; text[at] != '"'; at++)
        {
            if (text[at] == '\\')
            {
                bytes.Add(Convert.FromHexString(Encoding.ASCII.GetString(text, at + 1, 2))[0]);
                at += 2;
            }
            else
            {
                bytes.Add(text[at]);
            }
        }

        at++;
        return new Expression([.. bytes]);
    }

    private static void SkipBlanks(byte[] text, ref int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }
    }
}
