using SearchService.Engine.Codecs;
using SearchService.Engine.Model;

namespace SearchService.Engine.Inspection;

/// <summary>Checks that the stored fields of every document can be read, deleted ones included.</summary>
internal static class StoredFieldsCheck
{
    private const int CancellationMask = 0xFF;

    /// <param name="files">The segment's files.</param>
    /// <param name="damages">Receives the first damage: the documents behind it mostly share its cause.</param>
    /// <param name="cancellation">Looked at every few hundred documents.</param>
    public static void Run(SegmentFiles files, DamageList damages, CancellationToken cancellation) => damages.Guard(() =>
    {
        using var reader = new StoredFieldsReader(files.State);
        var visitor = new AllFields();
        for (var docId = 0; docId < files.MaxDoc; docId++)
        {
            if ((docId & CancellationMask) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            reader.VisitDocument(docId, visitor);
        }
    });

    private sealed class AllFields : StoredFieldVisitor
    {
        public override StoredFieldDemand Needs(FieldInfo field) => StoredFieldDemand.Yes;
    }
}
