using SearchService.Engine.Codecs;
using SearchService.Engine.Inspection;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Articles;

/// <summary>Verifies an index on disk: every checksum, and that everything in the files agrees with everything else. Reads every
/// byte and changes none; may run beside a service that uses the index.</summary>
public static class IndexCheck
{
    /// <summary>Checks the newest commit, segment by segment and part by part, and the checksums of the earlier ones that are kept.</summary>
    /// <param name="indexPath">The folder of the index.</param>
    /// <param name="checksumsOnly">True to look at checksums alone, which is as fast as the disk.</param>
    /// <param name="cancellation">Looked at between files.</param>
    /// <returns>One report for the commit, then one for each part of each segment, then one for each earlier commit,
    /// then one for what is remembered of files; null when there is no index.</returns>
    /// <exception cref="OperationCanceledException">The check was cancelled.</exception>
    public static IReadOnlyList<CheckReport>? Run(string indexPath, bool checksumsOnly = false, CancellationToken cancellation = default)
    {
        if (!Directory.Exists(indexPath))
        {
            return null;
        }

        using var directory = new MMapDirectory(indexPath);
        var status = CheckIndex.Check(directory, new CheckIndexOptions { ChecksumsOnly = checksumsOnly }, cancellation);
        var files = directory.ListAll();
        if (status.SegmentsFileName is null && !files.Any(file => IndexFileNames.SegmentNameOf(file) is not null))
        {
            return null;
        }

        return
        [
            new CheckReport(status.SegmentsFileName ?? "commit", status.CommitErrors.Count == 0 ? "sound" : "damaged", Spell(status.CommitErrors)),
            .. from segment in status.Segments
               from part in segment.Parts
               select new CheckReport($"{segment.Name} {Spell(part.Part)}", Spell(part), Spell(part.Errors)),
            .. from file in files
               let generation = IndexFileNames.GenerationFromSegmentsFileName(file)
               where generation > 0 && generation < status.Generation
               orderby generation descending
               select CheckEarlier(directory, file, cancellation),
            .. files.Contains(FileNotesStore.FileName) ? [CheckNotes(directory)] : Array.Empty<CheckReport>(),
        ];
    }

    private static CheckReport CheckNotes(IndexDirectory directory)
    {
        try
        {
            FileNotesStore.CheckIntegrity(directory);
            return new CheckReport(FileNotesStore.FileName, "sound", []);
        }
        catch (Exception e) when (IndexFault.IsFault(e))
        {
            return new CheckReport(FileNotesStore.FileName, "damaged", [$"{IndexFault.Describe(e)}; the next job reads more files for that, and writes it anew"]);
        }
    }

    // A service keeps an earlier commit to fall back to.
    private static CheckReport CheckEarlier(IndexDirectory directory, string commit, CancellationToken cancellation)
    {
        var name = $"{commit} (earlier)";
        try
        {
            using var reader = DirectoryReader.Open(new IndexCommit(directory, SegmentInfosFormat.Read(directory, commit)));
            foreach (var segment in reader.Segments)
            {
                cancellation.ThrowIfCancellationRequested();
                segment.CheckIntegrity();
            }

            return new CheckReport(name, "sound", []);
        }
        catch (Exception e) when (IndexFault.IsFault(e))
        {
            return new CheckReport(name, "damaged", [IndexFault.Describe(e)]);
        }
    }

    private static string[] Spell(IEnumerable<CheckIndexError> errors) => [.. errors.Select(error => error.ToString())];

    private static string Spell(PartStatus part) => part.State switch
    {
        PartState.Ok => "sound",
        PartState.Damaged => "damaged",
        _ => part.Note is null ? "not checked" : $"not checked: {part.Note}",
    };

    private static string Spell(IndexPart part) => part switch
    {
        IndexPart.LiveDocs => "deletions",
        IndexPart.FieldInfos => "fields",
        IndexPart.StoredFields => "stored fields",
        IndexPart.DocValues => "doc values",
        IndexPart.IndexSort => "index sort",
        _ => part.ToString().ToLowerInvariant(),
    };
}
