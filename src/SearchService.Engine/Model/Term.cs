using System.Text;

namespace SearchService.Engine.Model;

/// <summary>A word of a field: the unit of search. Terms of one field are ordered by their bytes, unsigned, shorter first on a
/// common prefix.</summary>
public sealed class Term : IEquatable<Term>
{
    private readonly byte[] _bytes;

    // 0 = not computed yet.
    private int _hashCode;

    /// <summary>A term whose bytes are the UTF-8 of a text.</summary>
    public Term(string field, string text)
        : this(field, Encoding.UTF8.GetBytes(text))
    {
    }

    /// <summary>A term of any bytes; the array is kept, not copied, and must not be changed.</summary>
    public Term(string field, byte[] bytes)
    {
        Field = field;
        _bytes = bytes;
    }

    public string Field { get; }

    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The bytes read as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(_bytes);

    public bool Equals(Term? other) =>
        ReferenceEquals(this, other) || (other is not null && other.Field == Field && other.Bytes.SequenceEqual(_bytes));

    public override bool Equals(object? obj) => Equals(obj as Term);

    public override int GetHashCode() => _hashCode != 0 ? _hashCode : _hashCode = ComputeHashCode();

    public override string ToString() => $"{Field}:{Text}";

    private int ComputeHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Field, StringComparer.Ordinal);
        hash.AddBytes(_bytes);
        return hash.ToHashCode();
    }
}
