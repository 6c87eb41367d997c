using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Shows a serialized document to a visitor; "Document" in <see cref="StoredFieldsFormat"/>.</summary>
internal static class StoredDocumentReader
{
    /// <param name="document">The document's bytes and no others.</param>
    /// <param name="fieldCount">How many values it holds.</param>
    /// <param name="fields">The segment's fields.</param>
    /// <param name="visitor">Receives the values that it asks for.</param>
    /// <param name="resource">Names the document in messages.</param>
    /// <exception cref="CorruptIndexException">The bytes are no document of these fields.</exception>
    public static void Visit(ReadOnlySpan<byte> document, int fieldCount, FieldInfos fields, StoredFieldVisitor visitor, string resource)
    {
        var reader = new ByteReader(document, resource);
        for (var i = 0; i < fieldCount; i++)
        {
            var key = reader.ReadVLong();
            var number = key >> StoredFieldsFormat.TypeBits;
            var type = (int)key & ((1 << StoredFieldsFormat.TypeBits) - 1);
            var field = number <= int.MaxValue ? fields.Find((int)number) : null;
            if (field is null || type > StoredFieldsFormat.TypeDouble)
            {
                throw new CorruptIndexException($"value {i} before byte {reader.Position} of the document has field number {number} and type {type}", resource);
            }

            switch (visitor.Needs(field))
            {
                case StoredFieldDemand.Yes:
                    VisitValue(ref reader, type, field, visitor);
                    break;
                case StoredFieldDemand.No:
                    SkipValue(ref reader, type);
                    break;
                default:
                    return;
            }
        }

        if (reader.Remaining > 0)
        {
            CorruptIndexException.Throw($"{reader.Remaining} bytes are left behind the {fieldCount} fields of a document of {document.Length} bytes", resource);
        }
    }

    private static void VisitValue(ref ByteReader reader, int type, FieldInfo field, StoredFieldVisitor visitor)
    {
        switch (type)
        {
            case StoredFieldsFormat.TypeString:
                visitor.StringField(field, reader.ReadSpan(reader.ReadVInt()));
                break;
            case StoredFieldsFormat.TypeBinary:
                visitor.BinaryField(field, reader.ReadSpan(reader.ReadVInt()));
                break;
            case StoredFieldsFormat.TypeInt:
                visitor.IntField(field, reader.ReadZInt());
                break;
            case StoredFieldsFormat.TypeFloat:
                visitor.FloatField(field, StoredNumberCoding.ReadFloat(ref reader));
                break;
            case StoredFieldsFormat.TypeLong:
                visitor.LongField(field, StoredNumberCoding.ReadLong(ref reader));
                break;
            default:
                visitor.DoubleField(field, StoredNumberCoding.ReadDouble(ref reader));
                break;
        }
    }

    private static void SkipValue(ref ByteReader reader, int type)
    {
        switch (type)
        {
            case StoredFieldsFormat.TypeString or StoredFieldsFormat.TypeBinary:
                reader.ReadSpan(reader.ReadVInt());
                break;
            case StoredFieldsFormat.TypeInt:
                reader.ReadZInt();
                break;
            case StoredFieldsFormat.TypeFloat:
                StoredNumberCoding.ReadFloat(ref reader);
                break;
            case StoredFieldsFormat.TypeLong:
                StoredNumberCoding.ReadLong(ref reader);
                break;
            default:
                StoredNumberCoding.ReadDouble(ref reader);
                break;
        }
    }
}
