using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>The fields of a segment: the file _X.fnm, or _X_G.fnm after doc values updates of generation G (then with the
/// suffix base36(G)). Format of Lucene 6.0; format note, section 2.3.
/// <code>
/// FieldInfos --> IndexHeader("Lucene60FieldInfos", 2, suffix), Count (vint), Field^Count, Footer
/// Field      --> Name (str), Number (vint), Bits (u8), IndexOptions (u8), DocValuesType (u8), DocValuesGen (i64),
///                Attributes (map), Dimensions (vint) [, IndexDimensions (vint), BytesPerDimension (vint) ]
///
///   Bits  | 0 0 0 0 | soft deletes | payloads | omit norms | term vectors |
///           7     4         3           2            1             0
/// </code>
/// What stands in [ ] is absent when Dimensions is 0. Versions: 0 the first; 1 adds the soft deletes bit; 2 adds
/// IndexDimensions, before which all dimensions are indexed.</summary>
public static class FieldInfosFormat
{
    public const string Extension = "fnm";
    public const string Codec = "Lucene60FieldInfos";
    public const int Version = 2;
    public const int OldestVersion = 0;

    /// <summary>The bits of a field, as drawn above.</summary>
    public const int TermVectorsBit = 0x01, OmitNormsBit = 0x02, PayloadsBit = 0x04, SoftDeletesBit = 0x08;

    private const int IndexDimensionsVersion = 2;

    // Name and number of a byte each, three enums, the generation, an empty map and no points.
    private const int MinFieldBytes = 1 + 1 + 3 + sizeof(long) + 1 + 1;

    /// <summary>Writes the fields. This is the last file of a segment's data, because codecs note their attributes until then.</summary>
    public static void Write(IndexDirectory directory, SegmentInfo info, FieldInfos fields, string suffix = "")
    {
        using var output = directory.CreateOutput(IndexFileNames.SegmentFileName(info.Name, suffix, Extension));
        CodecUtil.WriteIndexHeader(output, Codec, Version, info.Id, suffix);
        output.WriteVInt(fields.Count);
        foreach (var field in fields)
        {
            var bits = BitsOf(field);
            if (FindInconsistency(field, bits) is { } problem)
            {
                throw new ArgumentException($"field {field}: {problem}", nameof(fields));
            }

            WriteField(output, field, bits);
        }

        CodecUtil.WriteFooter(output);
    }

    /// <summary>Reads the fields of a segment.</summary>
    /// <exception cref="CorruptIndexException">The file is damaged or contradicts itself.</exception>
    public static FieldInfos Read(IndexDirectory directory, SegmentInfo info, string suffix = "")
    {
        using var input = directory.OpenInput(IndexFileNames.SegmentFileName(info.Name, suffix, Extension));
        CodecUtil.ChecksumEntireFile(input);
        var version = CodecUtil.CheckIndexHeader(input, Codec, OldestVersion, Version, info.Id, suffix);
        var fields = new FieldInfo[input.ReadCount(MinFieldBytes)];
        var names = new HashSet<string>(StringComparer.Ordinal);
        var numbers = new Dictionary<int, FieldInfo>(fields.Length);
        for (var i = 0; i < fields.Length; i++)
        {
            var field = fields[i] = ReadField(input, version, out var bits);
            if (FindInconsistency(field, bits) is { } problem)
            {
                CorruptIndexException.Throw($"field {field} before offset {input.Position}: {problem}", input.Name);
            }

            if (!names.Add(field.Name) || !numbers.TryAdd(field.Number, field))
            {
                CorruptIndexException.Throw($"a second field {field} before offset {input.Position}", input.Name);
            }
        }

        CodecUtil.CheckFooterReached(input);
        return new FieldInfos(fields);
    }

    // A field that is not indexed may say anything of its norms; the file must not.
    private static int BitsOf(FieldInfo field) =>
        (field.HasTermVectors ? TermVectorsBit : 0)
        | (field.IsIndexed && field.OmitNorms ? OmitNormsBit : 0)
        | (field.HasPayloads ? PayloadsBit : 0)
        | (field.IsSoftDeletesField ? SoftDeletesBit : 0);

    private static void WriteField(IndexOutput output, FieldInfo field, int bits)
    {
        output.WriteString(field.Name);
        output.WriteVInt(field.Number);
        output.WriteByte((byte)bits);
        output.WriteByte((byte)field.IndexOptions);
        output.WriteByte((byte)field.DocValuesType);
        output.WriteLong(field.DocValuesGen);
        output.WriteMapOfStrings(field.Attributes);
        output.WriteVInt(field.PointDimensionCount);
        if (field.PointDimensionCount != 0)
        {
            output.WriteVInt(field.PointIndexDimensionCount);
            output.WriteVInt(field.PointNumBytes);
        }
    }

    private static FieldInfo ReadField(IndexInput input, int version, out int bits)
    {
        var name = input.ReadString();
        var number = input.ReadVInt();
        bits = input.ReadByte();
        var indexOptions = input.ReadByte();
        var docValuesType = input.ReadByte();
        if ((bits & 0xF0) != 0 || indexOptions > (byte)IndexOptions.DocsAndFreqsAndPositionsAndOffsets || docValuesType > (byte)DocValuesType.SortedNumeric)
        {
            CorruptIndexException.Throw(
                $"field '{name}' before offset {input.Position}: bits 0x{bits:x2}, index options {indexOptions}, doc values type {docValuesType}; at most 0x0f, 4, 5 are known", input.Name);
        }

        var docValuesGen = input.ReadLong();
        var attributes = input.ReadMapOfStrings();
        var dimensions = input.ReadVInt();
        var indexDimensions = dimensions != 0 && version >= IndexDimensionsVersion ? input.ReadVInt() : dimensions;
        return new FieldInfo(name, number)
        {
            HasTermVectors = (bits & TermVectorsBit) != 0,
            OmitNorms = (bits & OmitNormsBit) != 0,
            HasPayloads = (bits & PayloadsBit) != 0,
            IsSoftDeletesField = (bits & SoftDeletesBit) != 0,
            IndexOptions = (IndexOptions)indexOptions,
            DocValuesType = (DocValuesType)docValuesType,
            DocValuesGen = docValuesGen,
            Attributes = attributes,
            PointDimensionCount = dimensions,
            PointIndexDimensionCount = indexDimensions,
            PointNumBytes = dimensions != 0 ? input.ReadVInt() : 0,
        };
    }

    // What Lucene refuses too; null when all is well.
    private static string? FindInconsistency(FieldInfo field, int bits)
    {
        if (field.Number < 0)
        {
            return $"number {field.Number} is negative";
        }

        if (!field.IsIndexed && (bits & (TermVectorsBit | OmitNormsBit | PayloadsBit)) != 0)
        {
            return "not indexed, but marked with term vectors, omitted norms or payloads";
        }

        if (field.HasPayloads && !field.HasPositions)
        {
            return "payloads without positions";
        }

        if (field.DocValuesGen < -1 || (field.DocValuesGen != -1 && field.DocValuesType == DocValuesType.None))
        {
            return $"doc values generation {field.DocValuesGen} with type {field.DocValuesType}";
        }

        var pointsFit = field.PointDimensionCount == 0
            ? field.PointIndexDimensionCount == 0 && field.PointNumBytes == 0
            : field.PointDimensionCount > 0 && field.PointNumBytes > 0
                && field.PointIndexDimensionCount > 0 && field.PointIndexDimensionCount <= field.PointDimensionCount;
        return pointsFit
            ? null
            : $"{field.PointDimensionCount} dimensions, {field.PointIndexDimensionCount} of them indexed, of {field.PointNumBytes} bytes";
    }
}
