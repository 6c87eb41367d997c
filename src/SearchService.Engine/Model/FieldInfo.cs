namespace SearchService.Engine.Model;

/// <summary>What a segment, or the whole index, knows of a field. Immutable but for <see cref="Attributes"/> (which codec
/// writers add to before the field infos are written) and <see cref="HasPayloads"/> being fixed at reading.</summary>
public sealed class FieldInfo
{
    public FieldInfo(string name, int number)
    {
        Name = name;
        Number = number;
    }

    public string Name { get; }

    /// <summary>The field's number in stored fields, norms, doc values and terms of the segment; the same in all segments that one writer made.</summary>
    public int Number { get; }

    public IndexOptions IndexOptions { get; init; }

    public DocValuesType DocValuesType { get; init; }

    /// <summary>The generation of the field's doc values updates, -1 when there are none.</summary>
    public long DocValuesGen { get; init; } = -1;

    /// <summary>True when the field is indexed without norms. Meaningless when it is not indexed.</summary>
    public bool OmitNorms { get; init; }

    public bool HasPayloads { get; init; }

    public bool HasTermVectors { get; init; }

    public bool IsSoftDeletesField { get; init; }

    /// <summary>Dimensions of the field's points; 0 = none. Points are carried in the metadata but not read.</summary>
    public int PointDimensionCount { get; init; }

    public int PointIndexDimensionCount { get; init; }

    public int PointNumBytes { get; init; }

    /// <summary>What codecs noted of the field, such as which postings format wrote it.</summary>
    public Dictionary<string, string> Attributes { get; init; } = new(StringComparer.Ordinal);

    public bool IsIndexed => IndexOptions != IndexOptions.None;

    public bool HasNorms => IsIndexed && !OmitNorms;

    public bool HasFreqs => IndexOptions >= IndexOptions.DocsAndFreqs;

    public bool HasPositions => IndexOptions >= IndexOptions.DocsAndFreqsAndPositions;

    public bool HasOffsets => IndexOptions >= IndexOptions.DocsAndFreqsAndPositionsAndOffsets;

    public override string ToString() => $"{Name}#{Number}";
}
