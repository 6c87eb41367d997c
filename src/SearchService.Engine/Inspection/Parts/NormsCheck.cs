using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Inspection;

/// <summary>Checks that the norms of every field can be read in any way of moving. Keeps the reader for the check of the
/// terms, which compares the two.</summary>
internal sealed class NormsCheck(SegmentFiles files, CancellationToken cancellation) : IDisposable
{
    private NormsReader? _opened;

    /// <summary>The open norms; null when the segment has none or they are damaged.</summary>
    public NormsReader? Reader { get; private set; }

    public void Run(DamageList damages)
    {
        if (!files.State.FieldInfos.HasNorms || !damages.Guard(() => _opened = new NormsReader(files.State)))
        {
            return;
        }

        foreach (var field in files.Fields.Where(f => f.HasNorms))
        {
            damages.Guard(() => CheckField(_opened!, field));
        }

        Reader = damages.Errors.Count == 0 ? _opened : null;
    }

    public void Dispose() => _opened?.Dispose();

    private void CheckField(NormsReader norms, FieldInfo field)
    {
        var resource = $"norms of {field} in {files.NameOf("", NormsFormat.DataExtension)}";
        if (norms.GetNorms(field) is not { } scan || norms.GetNorms(field) is not { } exact || norms.GetNorms(field) is not { } jumps)
        {
            throw new CorruptIndexException("the field has norms, but there is no entry for them", resource);
        }

        var docs = CursorCheck.CheckDocuments(scan, exact.AdvanceExact, CheckValue, files.MaxDoc, resource, cancellation);
        CursorCheck.CheckAdvance(jumps, docs, resource);

        void CheckValue(int docId)
        {
            if (scan.LongValue != exact.LongValue)
            {
                CorruptIndexException.Throw($"document {docId} has norm {scan.LongValue}, or {exact.LongValue}", resource);
            }
        }
    }
}
