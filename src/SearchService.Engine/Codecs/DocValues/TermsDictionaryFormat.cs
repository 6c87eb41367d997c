namespace SearchService.Engine.Codecs;

/// <summary>The distinct values of a sorted column, in ascending order of bytes. The position of a value is its ordinal.
/// Source: format note, section 5.6 (Lucene 8.0).
/// <code>
/// Dictionary --> Size (vlong), 4 (i32), MonotonicBlockShift (i32), monotonic meta of ⌈Size / 16⌉ values, MaxTermLength (i32),
///                TermsOffset (i64), TermsLength (i64), AddressesOffset (i64), AddressesLength (i64),
///                10 (i32), monotonic meta of 1 + ⌈Size / 1024⌉ values,
///                KeysOffset (i64), KeysLength (i64), KeyAddressesOffset (i64), KeyAddressesLength (i64)
///
/// Terms      --> Block…                      16 terms each; the addresses say where each begins
/// Block      --> First, Following…
/// First      --> Length (vint), bytes
/// Following  --> Token (u8), [Prefix - 15 (vint)], [Suffix - 16 (vint)], the last Suffix bytes
///                Token = min(15, Prefix) | min(15, Suffix - 1) &lt;&lt; 4; a number follows where the nibble is 15
/// Keys       --> for every 1024th term the shortest beginning of it that is greater than the term before; none for the first
///
/// the terms "a", "b":   01 61 | 00    62
///                       first   token: 0 shared bytes, 1 more
/// </code></summary>
public static class TermsDictionaryFormat
{
    public const int BlockShift = 4;
    public const int BlockSize = 1 << BlockShift;

    public const int IndexShift = 10;

    /// <summary>What a nibble of a token holds at most, and then means "this and more".</summary>
    public const int NibbleLimit = 15;
}
