using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>A commit point: the file segments_N. Version 10, of Lucene 8.6; format note, section 2.1.
/// <code>
/// SegmentInfos --> IndexHeader("segments", 10, base36(N)) with the commit's id, LuceneVersion (vint x 3), CreatedMajor (vint),
///                  Version (i64), Counter (vlong), Count (i32) [, MinSegmentVersion (vint x 3) ], Segment^Count, UserData (map), Footer
/// Segment      --> Name (str), SegmentId (16 bytes), Codec (str) = "Lucene87", DelGen (i64), DelCount (i32), FieldInfosGen (i64),
///                  DocValuesGen (i64), SoftDelCount (i32), HasId (u8) [, CommitId (16 bytes) ], FieldInfosFiles (set),
///                  UpdatesCount (i32), (FieldNumber (i32), Files (set))^UpdatesCount
///
///   | IndexHeader | 8 8 1 | 8 | version | counter | n | min | segment 0 | … | user data | Footer (16) |
/// </code>
/// What stands in [ ] is absent when Count or HasId is 0. Versions: 7 (Lucene 7.0) with an i32 counter; 8 (7.2) the vlong
/// counter; 9 (7.4) soft deletes; 10 (8.6) the segments' commit ids. A generation of -1 means "none".</summary>
public static class SegmentInfosFormat
{
    public const string Codec = "segments";
    public const string SegmentCodec = "Lucene87";
    public const int Version = 10;
    public const int OldestVersion = 7;

    /// <summary>Lucene's bound on the documents of an index.</summary>
    public const int MaxDocs = int.MaxValue - 128;

    private const int LongCounterVersion = 8;
    private const int SoftDeletesVersion = 9;
    private const int CommitIdVersion = 10;
    private const int MinCreatedMajor = 7;

    // Name, codec, segment id, three generations and three counts at the least.
    private const int MinSegmentBytes = 1 + 1 + CodecUtil.IdLength + (3 * sizeof(long)) + (2 * sizeof(int)) + 1;

    /// <summary>Creates and writes pending_segments_N for N = <see cref="SegmentInfos.Generation"/>. It is neither synced nor
    /// renamed: the commit protocol does that.</summary>
    public static void WritePending(IndexDirectory directory, SegmentInfos infos)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(infos.Generation, 1);
        using var output = directory.CreateOutput(IndexFileNames.PendingSegmentsFileName(infos.Generation));
        CodecUtil.WriteIndexHeader(output, Codec, Version, infos.Id, IndexFileNames.ToBase36(infos.Generation));
        WriteVersion(output, infos.LuceneVersion);
        output.WriteVInt(infos.IndexCreatedVersionMajor);
        output.WriteLong(infos.Version);
        output.WriteVLong(infos.Counter);
        output.WriteInt(infos.Segments.Count);
        if (infos.Segments.Count > 0)
        {
            WriteVersion(output, infos.Segments.Min(s => s.Info.Version));
        }

        foreach (var segment in infos.Segments)
        {
            WriteSegment(output, segment);
        }

        output.WriteMapOfStrings(infos.UserData);
        CodecUtil.WriteFooter(output);
    }

    /// <summary>Reads one commit, the .si files of its segments included.</summary>
    /// <exception cref="CorruptIndexException">A file is damaged or contradicts itself.</exception>
    /// <exception cref="FileNotFoundException">The commit or one of its .si files is gone.</exception>
    public static SegmentInfos Read(IndexDirectory directory, string segmentsFileName)
    {
        var generation = IndexFileNames.GenerationFromSegmentsFileName(segmentsFileName);
        if (generation < 1)
        {
            throw new ArgumentException($"'{segmentsFileName}' is no commit's file", nameof(segmentsFileName));
        }

        using var input = directory.OpenInput(segmentsFileName);
        CodecUtil.ChecksumEntireFile(input);
        var formatVersion = CodecUtil.CheckHeader(input, Codec, OldestVersion, Version);
        var id = input.ReadSpan(CodecUtil.IdLength).ToArray();
        CodecUtil.CheckSuffix(input, IndexFileNames.ToBase36(generation));
        var luceneVersion = ReadVersion(input);
        var createdMajor = input.ReadVInt();
        if (createdMajor < MinCreatedMajor || createdMajor > luceneVersion.Major)
        {
            CorruptIndexException.Throw($"created by major version {createdMajor}, written by {luceneVersion}", segmentsFileName);
        }

        var version = input.ReadLong();
        var counter = formatVersion >= LongCounterVersion ? input.ReadVLong() : input.ReadInt();
        var segments = ReadSegments(directory, input, formatVersion, createdMajor);
        var userData = input.ReadMapOfStrings();
        CodecUtil.CheckFooterReached(input);
        return new SegmentInfos
        {
            Generation = generation,
            Version = version,
            Counter = counter,
            IndexCreatedVersionMajor = createdMajor,
            LuceneVersion = luceneVersion,
            Id = id,
            Segments = segments,
            UserData = userData,
        };
    }

    /// <summary>Reads the newest commit. When files vanish meanwhile, because a writer published a newer commit and deleted this
    /// one, the newer is tried, as long as there is one. Format note, section 0.5.</summary>
    /// <exception cref="IndexNotFoundException">The directory holds no commit.</exception>
    /// <exception cref="CorruptIndexException">The newest commit is damaged.</exception>
    public static SegmentInfos ReadLatest(IndexDirectory directory)
    {
        var triedGeneration = 0L;
        IOException? failure = null;
        while (true)
        {
            var generation = NewestGeneration(ListSteadily(directory));
            if (generation <= triedGeneration)
            {
                throw failure ?? new IndexNotFoundException("no segments_N file in the directory: there is no index, or nothing was committed");
            }

            triedGeneration = generation;
            try
            {
                return Read(directory, IndexFileNames.SegmentsFileName(generation));
            }
            catch (IOException e)
            {
                failure = e;
            }
        }
    }

    /// <summary>The generations of all commits that the directory lists, in no particular order.</summary>
    public static IEnumerable<long> ListGenerations(IndexDirectory directory) =>
        directory.ListAll().Select(IndexFileNames.GenerationFromSegmentsFileName).Where(generation => generation > 0);

    // 0 when there is none.
    private static long NewestGeneration(string[] fileNames)
    {
        var newest = 0L;
        foreach (var name in fileNames)
        {
            newest = Math.Max(newest, IndexFileNames.GenerationFromSegmentsFileName(name));
        }

        return newest;
    }

    // A listing is no snapshot: it may miss a file that is renamed or created while it is made. Two equal ones in a row miss none.
    private static string[] ListSteadily(IndexDirectory directory)
    {
        var names = directory.ListAll();
        while (true)
        {
            var again = directory.ListAll();
            if (names.AsSpan().SequenceEqual(again))
            {
                return again;
            }

            names = again;
        }
    }

    private static void WriteSegment(IndexOutput output, SegmentCommitInfo segment)
    {
        output.WriteString(segment.Info.Name);
        output.WriteBytes(segment.Info.Id);
        output.WriteString(SegmentCodec);
        output.WriteLong(segment.DelGen);
        output.WriteInt(segment.DelCount);
        output.WriteLong(segment.FieldInfosGen);
        output.WriteLong(segment.DocValuesGen);
        output.WriteInt(segment.SoftDelCount);
        output.WriteByte(segment.Id is null ? (byte)0 : (byte)1);
        output.WriteBytes(segment.Id);
        output.WriteSetOfStrings([.. segment.FieldInfosFiles.Order(StringComparer.Ordinal)]);
        output.WriteInt(segment.DocValuesUpdatesFiles.Count);
        foreach (var (fieldNumber, files) in segment.DocValuesUpdatesFiles.OrderBy(u => u.Key))
        {
            output.WriteInt(fieldNumber);
            output.WriteSetOfStrings([.. files.Order(StringComparer.Ordinal)]);
        }
    }

    private static List<SegmentCommitInfo> ReadSegments(IndexDirectory directory, IndexInput input, int formatVersion, int createdMajor)
    {
        var count = input.ReadInt();
        if (count < 0 || (long)count * MinSegmentBytes > input.Length - input.Position)
        {
            CorruptIndexException.Throw($"{count} segments before offset {input.Position} of {input.Length}", input.Name);
        }

        var minVersion = count > 0 ? ReadVersion(input) : LuceneVersion.Current;
        var segments = new List<SegmentCommitInfo>(count);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var totalMaxDoc = 0L;
        for (var i = 0; i < count; i++)
        {
            var segment = ReadSegment(directory, input, formatVersion);
            totalMaxDoc += segment.MaxDoc;
            CheckSegment(segment, minVersion, createdMajor, input.Name);
            if (!names.Add(segment.Info.Name) || totalMaxDoc > MaxDocs)
            {
                CorruptIndexException.Throw($"segment {segment.Info.Name} is listed twice, or {totalMaxDoc} documents are more than {MaxDocs}", input.Name);
            }

            segments.Add(segment);
        }

        return segments;
    }

    private static SegmentCommitInfo ReadSegment(IndexDirectory directory, IndexInput input, int formatVersion)
    {
        var name = input.ReadString();
        if (IndexFileNames.CounterOf(name) < 0)
        {
            CorruptIndexException.Throw($"segment name '{name}' before offset {input.Position}", input.Name);
        }

        var id = input.ReadSpan(CodecUtil.IdLength);
        var codec = input.ReadString();
        if (codec != SegmentCodec)
        {
            throw new IndexFormatException($"segment {name} has codec '{codec}', only {SegmentCodec} can be read", input.Name);
        }

        return new SegmentCommitInfo(SegmentInfoFormat.Read(directory, name, id))
        {
            DelGen = input.ReadLong(),
            DelCount = input.ReadInt(),
            FieldInfosGen = input.ReadLong(),
            DocValuesGen = input.ReadLong(),
            SoftDelCount = formatVersion >= SoftDeletesVersion ? input.ReadInt() : 0,
            Id = formatVersion >= CommitIdVersion ? ReadCommitId(input) : null,
            FieldInfosFiles = ReadFiles(input, name),
            DocValuesUpdatesFiles = ReadUpdatesFiles(input, name),
        };
    }

    private static byte[]? ReadCommitId(IndexInput input)
    {
        var hasId = input.ReadByte();
        if (hasId > 1)
        {
            CorruptIndexException.Throw($"commit id flag before offset {input.Position} is {hasId}, expected 0 or 1", input.Name);
        }

        return hasId == 1 ? input.ReadSpan(CodecUtil.IdLength).ToArray() : null;
    }

    private static Dictionary<int, IReadOnlySet<string>> ReadUpdatesFiles(IndexInput input, string segmentName)
    {
        var count = input.ReadInt();
        if (count < 0 || (long)count * (sizeof(int) + 1) > input.Length - input.Position)
        {
            CorruptIndexException.Throw($"{count} updated fields before offset {input.Position} of {input.Length}", input.Name);
        }

        var updates = new Dictionary<int, IReadOnlySet<string>>(count);
        for (var i = 0; i < count; i++)
        {
            var fieldNumber = input.ReadInt();
            if (fieldNumber < 0 || !updates.TryAdd(fieldNumber, ReadFiles(input, segmentName)))
            {
                CorruptIndexException.Throw($"updated field number {fieldNumber} before offset {input.Position} is negative or a second time here", input.Name);
            }
        }

        return updates;
    }

    private static HashSet<string> ReadFiles(IndexInput input, string segmentName)
    {
        var files = input.ReadSetOfStrings();
        foreach (var file in files)
        {
            if (!SegmentInfoFormat.IsFileOf(segmentName, file))
            {
                CorruptIndexException.Throw($"'{file}' before offset {input.Position} is no file of segment {segmentName}", input.Name);
            }
        }

        return files;
    }

    private static void CheckSegment(SegmentCommitInfo segment, LuceneVersion minVersion, int createdMajor, string fileName)
    {
        var info = segment.Info;
        if (segment.DelCount < 0 || segment.SoftDelCount < 0 || (long)segment.DelCount + segment.SoftDelCount > info.MaxDoc)
        {
            CorruptIndexException.Throw($"segment {info.Name}: {segment.DelCount} deleted, {segment.SoftDelCount} soft-deleted of {info.MaxDoc} documents", fileName);
        }

        if (segment.DelGen < -1 || segment.FieldInfosGen < -1 || segment.DocValuesGen < -1)
        {
            CorruptIndexException.Throw(
                $"segment {info.Name}: generations {segment.DelGen}, {segment.FieldInfosGen}, {segment.DocValuesGen}; -1 is the least", fileName);
        }

        if (segment.DelGen == -1 && segment.DelCount != 0)
        {
            CorruptIndexException.Throw($"segment {info.Name}: {segment.DelCount} deleted documents without a file of deletions", fileName);
        }

        if (info.Version < minVersion || info.Version.Major < createdMajor)
        {
            CorruptIndexException.Throw(
                $"segment {info.Name} of version {info.Version}: the commit's minimum is {minVersion}, the index was created by {createdMajor}", fileName);
        }
    }

    private static void WriteVersion(IndexOutput output, LuceneVersion version)
    {
        output.WriteVInt(version.Major);
        output.WriteVInt(version.Minor);
        output.WriteVInt(version.Bugfix);
    }

    private static LuceneVersion ReadVersion(IndexInput input)
    {
        var version = new LuceneVersion(input.ReadVInt(), input.ReadVInt(), input.ReadVInt());
        return version is { Major: >= 0, Minor: >= 0, Bugfix: >= 0 }
            ? version
            : throw new CorruptIndexException($"version {version} before offset {input.Position}", input.Name);
    }
}
