using SearchService.Engine.Store;

namespace SearchService.Articles;

/// <summary>Keeps <see cref="FileNotes"/> beside the index. They only save time: notes that are missing, torn or damaged are no notes,
/// and the files are read again.</summary>
internal static class FileNotesStore
{
    /// <summary>The file, which is none of Lucene's.</summary>
    public const string FileName = "file_notes";

    private const string FreshFileName = "file_notes.fresh";
    private const string Codec = "SearchServiceFileNotes";
    private const int CurrentFormat = 0;

    // A path and a reason of one byte of length each, three numbers of eight bytes, a line.
    private const int MinNoteBytes = 1 + (3 * sizeof(long)) + 1 + 1;

    /// <summary>The notes for a publication, made under the same settings.</summary>
    /// <returns>Null when there are none.</returns>
    public static FileNotes? Read(IndexDirectory directory, IndexVersion version, string settings)
    {
        try
        {
            using var input = directory.OpenInput(FileName);
            CodecUtil.ChecksumEntireFile(input);
            input.Seek(0);
            CodecUtil.CheckHeader(input, Codec, CurrentFormat, CurrentFormat);
            var notes = ReadHead(input);
            if (notes.Version != version || notes.Settings != settings)
            {
                return null;
            }

            for (var left = input.ReadCount(MinNoteBytes); left > 0; left--)
            {
                ReadNote(input, notes);
            }

            return notes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Looks at the checksum of the notes.</summary>
    /// <exception cref="IOException">They are damaged, or cannot be read.</exception>
    public static void CheckIntegrity(IndexDirectory directory)
    {
        using var input = directory.OpenInput(FileName);
        CodecUtil.ChecksumEntireFile(input);
    }

    /// <summary>Replaces the notes. What is left after a crash in between is no notes, or the old ones.</summary>
    /// <exception cref="IOException">They cannot be written; there are none, or the old ones.</exception>
    public static void Write(IndexDirectory directory, FileNotes notes)
    {
        Delete(directory, FreshFileName);
        using (var output = directory.CreateOutput(FreshFileName))
        {
            CodecUtil.WriteHeader(output, Codec, CurrentFormat);
            output.WriteLong(notes.Version.Generation);
            output.WriteBytes(notes.Version.Id.ToByteArray());
            output.WriteString(notes.Settings);
            output.WriteLong(notes.AsOf.Ticks);
            output.WriteVInt(notes.BadFiles);
            output.WriteVInt(notes.Files.Count);
            foreach (var (path, note) in notes.Files)
            {
                WriteNote(output, path, note);
            }

            CodecUtil.WriteFooter(output);
        }

        directory.Sync([FreshFileName]);
        Delete(directory, FileName);
        directory.Rename(FreshFileName, FileName);
    }

    private static FileNotes ReadHead(IndexInput input)
    {
        var version = new IndexVersion(input.ReadLong(), new Guid(input.ReadSpan(CodecUtil.IdLength)));
        var settings = input.ReadString();
        var asOf = new DateTime(Math.Clamp(input.ReadLong(), 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
        return new FileNotes(version, settings, asOf, input.ReadVInt());
    }

    private static void ReadNote(IndexInput input, FileNotes notes)
    {
        var path = input.ReadString();
        var length = input.ReadLong();
        var modified = input.ReadLong();
        var hash = input.ReadLong();
        var code = input.ReadString();
        var line = input.ReadVInt();
        if (code.Length == 0)
        {
            notes.Add(path, new FileNote(length, modified, hash, null));
        }
        else if (ArticleReadReason.FindOfContent(code) is { } reason)
        {
            notes.Add(path, new FileNote(length, modified, hash, new ArticleReadError(path, line, reason)));
        }
    }

    private static void WriteNote(IndexOutput output, string path, FileNote note)
    {
        output.WriteString(path);
        output.WriteLong(note.LengthBytes);
        output.WriteLong(note.ModifiedTicks);
        output.WriteLong(note.ContentHash);
        output.WriteString(note.Error?.Reason.Code ?? "");
        output.WriteVInt(note.Error?.Line ?? 0);
    }

    private static void Delete(IndexDirectory directory, string name)
    {
        if (directory.FileExists(name))
        {
            directory.DeleteFile(name);
        }
    }
}
