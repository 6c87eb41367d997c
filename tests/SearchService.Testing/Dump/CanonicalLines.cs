using System.Buffers.Text;
using System.Text;

namespace SearchService.Testing;

/// <summary>Takes canonical lines of text, grouped in named sections, and keeps either the lines or one line per section with the number of
/// its lines and the 64-bit FNV-1a digest of their bytes, each line with its line feed. The grammar is in the README of the
/// conformance tests.</summary>
/// <param name="digest">True to keep digests only.</param>
/// <param name="only">Sections whose name does not begin with this are left out.</param>
public sealed class CanonicalLines(bool digest, string only = "")
{
    private const ulong FnvOffset = 0xcbf29ce484222325;
    private const ulong FnvPrime = 0x100000001b3;

    private byte[] _line = new byte[1024];
    private int _length;
    private string _section = "";
    private ulong _hash;
    private long _lines;

    /// <summary>What was kept.</summary>
    public List<string> Kept { get; } = [];

    /// <summary>Opens a section; false when it is not wanted, in which case nothing may be added.</summary>
    public bool Begin(string section)
    {
        if (!section.StartsWith(only, StringComparison.Ordinal))
        {
            return false;
        }

        _section = section;
        _hash = FnvOffset;
        _lines = 0;
        if (!digest)
        {
            Kept.Add($"== {section}");
        }

        return true;
    }

    /// <summary>Closes the section.</summary>
    public void End()
    {
        if (digest)
        {
            Kept.Add($"{_section} lines={_lines} fnv={_hash:x16}");
        }
    }

    public CanonicalLines Add(char ascii)
    {
        Room(1);
        _line[_length++] = (byte)ascii;
        return this;
    }

    public CanonicalLines Add(string ascii)
    {
        Room(ascii.Length);
        _length += Encoding.ASCII.GetBytes(ascii, _line.AsSpan(_length));
        return this;
    }

    public CanonicalLines Add(long number)
    {
        Room(20);
        Utf8Formatter.TryFormat(number, _line.AsSpan(_length), out var written);
        _length += written;
        return this;
    }

    public CanonicalLines Add(bool value) => Add(value ? "true" : "false");

    /// <summary>A text's UTF-8 bytes, escaped.</summary>
    public CanonicalLines AddEscaped(string text) => AddEscaped(Encoding.UTF8.GetBytes(text));

    /// <summary>Bytes 0x21 to 0x7e as they are except the backslash; others as a backslash and two hexadecimal digits.</summary>
    public CanonicalLines AddEscaped(ReadOnlySpan<byte> bytes)
    {
        Room(3 * bytes.Length);
        foreach (var value in bytes)
        {
            if (value is > 0x20 and < 0x7f and not (byte)'\\')
            {
                _line[_length++] = value;
                continue;
            }

            _line[_length++] = (byte)'\\';
            _line[_length++] = HexDigit(value >> 4);
            _line[_length++] = HexDigit(value & 15);
        }

        return this;
    }

    public void EndLine()
    {
        _lines++;
        if (digest)
        {
            Add('\n');
            Hash();
        }
        else
        {
            Kept.Add(Encoding.ASCII.GetString(_line, 0, _length));
        }

        _length = 0;
    }

    private static byte HexDigit(int value) => (byte)"0123456789abcdef"[value];

    private void Hash()
    {
        var hash = _hash;
        foreach (var value in _line.AsSpan(0, _length))
        {
            hash = (hash ^ value) * FnvPrime;
        }

        _hash = hash;
    }

    private void Room(int bytes)
    {
        if (_line.Length - _length < bytes)
        {
            Array.Resize(ref _line, Math.Max(2 * _line.Length, _length + bytes));
        }
    }
}
