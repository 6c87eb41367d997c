using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SearchService.Articles;

/// <summary>One YAML event of a front matter, as far as its readers look at it.</summary>
/// <param name="kind">What it is.</param>
/// <param name="line">The 1-based line in the file on which it begins.</param>
/// <param name="text">The text of a scalar; it may lie in a buffer that the next file is read into.</param>
/// <param name="isPlain">Whether a scalar stands there without quotes and is no block.</param>
internal readonly struct FrontMatterEvent(FrontMatterEventKind kind, int line, ReadOnlyMemory<char> text = default, bool isPlain = false)
{
    public FrontMatterEventKind Kind { get; } = kind;

    public int Line { get; } = line;

    /// <summary>The text of a scalar, without quotes and escapes.</summary>
    public ReadOnlySpan<char> Text => text.Span;

    public bool IsPlain { get; } = isPlain;

    public bool IsScalar => Kind == FrontMatterEventKind.Scalar;

    /// <summary>Whether it begins a list or a mapping.</summary>
    public bool IsCollectionStart => Kind is FrontMatterEventKind.MappingStart or FrontMatterEventKind.SequenceStart;

    /// <summary>Whether it is a scalar that says that there is nothing.</summary>
    public bool IsNull => IsScalar && IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>The event that YamlDotNet gives; null for an alias, which stands for others.</summary>
    public static FrontMatterEvent? Of(ParsingEvent parsed)
    {
        var line = LineInFile(parsed.Start);
        return parsed switch
        {
            Scalar scalar => new FrontMatterEvent(FrontMatterEventKind.Scalar, line, scalar.Value.AsMemory(), scalar.Style == ScalarStyle.Plain),
            MappingStart => new FrontMatterEvent(FrontMatterEventKind.MappingStart, line),
            MappingEnd => new FrontMatterEvent(FrontMatterEventKind.MappingEnd, line),
            SequenceStart => new FrontMatterEvent(FrontMatterEventKind.SequenceStart, line),
            SequenceEnd => new FrontMatterEvent(FrontMatterEventKind.SequenceEnd, line),
            StreamStart => new FrontMatterEvent(FrontMatterEventKind.StreamStart, line),
            StreamEnd => new FrontMatterEvent(FrontMatterEventKind.StreamEnd, line),
            DocumentStart => new FrontMatterEvent(FrontMatterEventKind.DocumentStart, line),
            DocumentEnd => new FrontMatterEvent(FrontMatterEventKind.DocumentEnd, line),
            _ => null,
        };
    }

    /// <summary>The line in the file of a place in the front matter, which begins on line 2.</summary>
    public static int LineInFile(in Mark mark) => (int)Math.Min(mark.Line + 1, int.MaxValue);
}
