using System.Globalization;

namespace SearchService.Engine.Store;

/// <summary>How index files are named. Source: format note, section 0.2.</summary>
public static class IndexFileNames
{
    public const string Segments = "segments";
    public const string PendingSegments = "pending_segments";
    public const string WriteLock = "write.lock";

    /// <summary>The value in base 36 with the digits 0-9a-z.</summary>
    public static string ToBase36(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Span<char> digits = stackalloc char[13];
        var i = digits.Length;
        do
        {
            digits[--i] = "0123456789abcdefghijklmnopqrstuvwxyz"[(int)(value % 36)];
            value /= 36;
        }
        while (value > 0);

        return new string(digits[i..]);
    }

    /// <summary>Parses base 36; false when a character is no digit of it or the value exceeds a long.</summary>
    public static bool TryParseBase36(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > 13)
        {
            return false;
        }

        foreach (var c in text)
        {
            var digit = c switch
            {
                >= '0' and <= '9' => c - '0',
                >= 'a' and <= 'z' => c - 'a' + 10,
                _ => -1,
            };
            if (digit < 0 || value > (long.MaxValue - digit) / 36)
            {
                return false;
            }

            value = (value * 36) + digit;
        }

        return true;
    }

    /// <summary>A segment's name: 36 → "_10".</summary>
    public static string SegmentName(long counter) => "_" + ToBase36(counter);

    /// <summary>segmentName [_suffix] [.extension]: ("_0", "Lucene84_0", "doc") → "_0_Lucene84_0.doc".</summary>
    public static string SegmentFileName(string segmentName, string suffix, string extension) =>
        string.Concat(segmentName, suffix.Length == 0 ? "" : "_" + suffix, extension.Length == 0 ? "" : "." + extension);

    /// <summary>The file of a generation: ("_0", "liv", 1) → "_0_1.liv".</summary>
    public static string FileNameFromGeneration(string segmentName, string extension, long generation) =>
        SegmentFileName(segmentName, ToBase36(generation), extension);

    /// <summary>The name of a commit's file: 36 → "segments_10".</summary>
    public static string SegmentsFileName(long generation) => $"{Segments}_{ToBase36(generation)}";

    /// <summary>The name of a commit's file before it is published.</summary>
    public static string PendingSegmentsFileName(long generation) => $"{PendingSegments}_{ToBase36(generation)}";

    /// <summary>The generation of a segments_N name, or -1 when the name is no such name.</summary>
    public static long GenerationFromSegmentsFileName(string name) => GenerationBetween(name, Segments + "_", "");

    /// <summary>The generation of a pending_segments_N name, or -1 when the name is no such name.</summary>
    public static long GenerationFromPendingSegmentsFileName(string name) => GenerationBetween(name, PendingSegments + "_", "");

    /// <summary>The generation of a segment's file of deletions, or -1 when the name is no such name: ("_0", "_0_11.liv") → 37.</summary>
    public static long GenerationFromLiveDocsFileName(string segmentName, string name) => GenerationBetween(name, segmentName + "_", ".liv");

    /// <summary>The segment that a file belongs to: "_0_Lucene84_0.doc" → "_0"; null when the name is no segment file's.</summary>
    public static string? SegmentNameOf(string fileName)
    {
        if (fileName.Length < 2 || fileName[0] != '_')
        {
            return null;
        }

        var end = fileName.IndexOfAny(['_', '.'], 1);
        return end < 0 ? fileName : fileName[..end];
    }

    /// <summary>True for names of files that belong to an index: segment files and commits, pending ones included.</summary>
    public static bool IsIndexFile(string fileName) =>
        (SegmentNameOf(fileName) is { } segment && CounterOf(segment) >= 0)
        || fileName.StartsWith(Segments + "_", StringComparison.Ordinal)
        || fileName.StartsWith(PendingSegments + "_", StringComparison.Ordinal);

    private static long GenerationBetween(string name, string start, string end) =>
        name.Length >= start.Length + end.Length
        && name.StartsWith(start, StringComparison.Ordinal)
        && name.EndsWith(end, StringComparison.Ordinal)
        && TryParseBase36(name.AsSpan(start.Length..^end.Length), out var generation) ? generation : -1;

    /// <summary>The number in a segment's name, or -1: "_10" → 36.</summary>
    public static long CounterOf(string segmentName) =>
        segmentName.Length > 1 && segmentName[0] == '_' && TryParseBase36(segmentName.AsSpan(1), out var counter) ? counter : -1;

    /// <summary>What a compound file's directory calls a segment's file: its name without the segment's.</summary>
    public static string StripSegmentName(string fileName)
    {
        var segment = SegmentNameOf(fileName)
            ?? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"'{fileName}' is no segment file"), nameof(fileName));
        return fileName[segment.Length..];
    }
}
