using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>Writes a <see cref="SegmentBuffer"/> as a segment.</summary>
internal static class SegmentFlusher
{
    /// <summary>Writes all files of the segment but the .si; returns its field infos. MaxDoc of the info is set.</summary>
    public static void Flush(IndexDirectory directory, SegmentBuffer buffer)
    {
        var info = buffer.Info;
        info.MaxDoc = buffer.DocCount;
        buffer.Finish();
        var fields = buffer.Fields.OrderBy(f => f.Name, StringComparer.Ordinal).ToArray();
        var fieldInfos = new FieldInfos(fields.Select(f => f.ToFieldInfo()));
        var state = new SegmentWriteState(directory, info, fieldInfos);
        var norms = WriteNorms(state, fields, buffer.Order);
        WritePostings(state, fields, norms, buffer.Order);
        WriteDocValues(state, fields, buffer.Order);
        FieldInfosFormat.Write(directory, info, fieldInfos);
    }

    // Norms come before postings, whose impacts hold them.
    private static Dictionary<string, byte[]> WriteNorms(SegmentWriteState state, FieldBuffer[] fields, DocOrder? order)
    {
        var normsOfField = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (!state.FieldInfos.HasNorms)
        {
            return normsOfField;
        }

        using var writer = new NormsWriter(state);
        foreach (var field in fields)
        {
            if (field.ToNorms(state.SegmentInfo.MaxDoc, order, out FixedBitSet? docsWithField) is { } norms)
            {
                writer.AddField(state.FieldInfos.Find(field.Number)!, docsWithField, norms);
                normsOfField.Add(field.Name, norms);
            }
        }

        writer.Finish();
        return normsOfField;
    }

    private static void WritePostings(SegmentWriteState state, FieldBuffer[] fields, Dictionary<string, byte[]> norms, DocOrder? order)
    {
        if (!state.FieldInfos.HasPostings)
        {
            return;
        }

        using var writer = new BlockTreeTermsWriter(state);
        foreach (var field in fields)
        {
            var info = state.FieldInfos.Find(field.Number)!;
            if (info.IsIndexed)
            {
                writer.StartField(info, norms.GetValueOrDefault(field.Name));
                field.WritePostings(writer, order);
                writer.FinishField();
            }
        }

        writer.Finish();
    }

    private static void WriteDocValues(SegmentWriteState state, FieldBuffer[] fields, DocOrder? order)
    {
        if (!state.FieldInfos.HasDocValues)
        {
            return;
        }

        var maxDoc = state.SegmentInfo.MaxDoc;
        using var writer = new DocValuesWriter(state);
        foreach (var field in fields)
        {
            var info = state.FieldInfos.Find(field.Number)!;
            switch (info.DocValuesType)
            {
                case DocValuesType.Numeric:
                    writer.AddNumeric(info, field.Numbers!.ToColumn(maxDoc, order));
                    break;
                case DocValuesType.Sorted:
                    writer.AddSorted(info, field.Values!.ToSingleColumn(maxDoc, order));
                    break;
                case DocValuesType.SortedSet:
                    writer.AddSortedSet(info, field.Values!.ToSetColumn(maxDoc, order));
                    break;
            }
        }

        writer.Finish();
    }
}
