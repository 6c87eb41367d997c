using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Inspection;

/// <summary>Checks one segment of a commit, part by part. Each part opens its files itself, so that a damaged one spoils only what
/// cannot be understood without it.</summary>
internal sealed class SegmentCheck(IndexDirectory directory, SegmentCommitInfo segment, CheckIndexOptions options, CancellationToken cancellation)
{
    private readonly List<PartStatus> _parts = [];

    public SegmentStatus Run(int number, int count)
    {
        RunPart(IndexPart.Files, damages => FilesCheck.CheckSegment(directory, segment, damages, cancellation));
        if (options.ChecksumsOnly)
        {
            SkipRest("only checksums were asked for");
        }
        else if (!FilesCheck.CanHold(directory, segment))
        {
            // Every part would be measured by that number.
            SkipRest("the segment's number of documents cannot be right");
        }
        else
        {
            CheckContent();
        }

        return new SegmentStatus(
            segment.Info.Name,
            SegmentInfosFormat.SegmentCodec,
            segment.MaxDoc,
            segment.DelCount,
            FilesCheck.LengthBytes(directory, segment),
            segment.Info.UseCompoundFile,
            _parts);

        void RunPart(IndexPart part, Action<DamageList> check) => this.RunPart(number, count, part, check);

        void CheckContent()
        {
            RunPart(IndexPart.LiveDocs, damages => damages.Guard(CheckLiveDocs));
            SegmentFiles? files = null;
            RunPart(IndexPart.FieldInfos, damages => damages.Guard(() => files = SegmentFiles.Open(directory, segment)));
            if (files is null)
            {
                SkipRest("the field infos cannot be read");
                return;
            }

            using (files)
            {
                using var norms = new NormsCheck(files, cancellation);
                RunPart(IndexPart.Norms, norms.Run);
                RunPart(IndexPart.Terms, damages => new TermsCheck(files, norms.Reader, cancellation).Run(damages));
                RunPart(IndexPart.StoredFields, damages => StoredFieldsCheck.Run(files, damages, cancellation));
                RunPart(IndexPart.DocValues, damages => new DocValuesCheck(files, cancellation).Run(damages));
                RunPart(IndexPart.IndexSort, damages => IndexSortCheck.Run(files, damages, cancellation));
            }
        }
    }

    private void CheckLiveDocs()
    {
        if (segment.DelGen >= 0)
        {
            LiveDocsFormat.Read(directory, segment);
        }
    }

    private void RunPart(int number, int count, IndexPart part, Action<DamageList> check)
    {
        cancellation.ThrowIfCancellationRequested();
        options.Progress?.Invoke(new CheckIndexProgress(segment.Info.Name, number, count, part));
        var damages = new DamageList();
        check(damages);
        _parts.Add(new PartStatus(part, damages.Errors.Count == 0 ? PartState.Ok : PartState.Damaged, damages.Errors));
    }

    private void SkipRest(string reason)
    {
        foreach (var part in Enum.GetValues<IndexPart>().Skip(_parts.Count))
        {
            _parts.Add(new PartStatus(part, PartState.NotChecked, [], reason));
        }
    }
}
