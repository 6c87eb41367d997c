namespace SearchService.Engine.Model;

/// <summary>Receives the stored fields of one document, in their order. Values are valid during the call only.</summary>
public abstract class StoredFieldVisitor
{
    /// <summary>Whether the next field is wanted; a field that is not is skipped undecoded.</summary>
    public abstract StoredFieldDemand Needs(FieldInfo field);

    /// <summary>A text value as its UTF-8 bytes.</summary>
    public virtual void StringField(FieldInfo field, ReadOnlySpan<byte> utf8)
    {
    }

    public virtual void BinaryField(FieldInfo field, ReadOnlySpan<byte> value)
    {
    }

    public virtual void IntField(FieldInfo field, int value)
    {
    }

    public virtual void LongField(FieldInfo field, long value)
    {
    }

    public virtual void FloatField(FieldInfo field, float value)
    {
    }

    public virtual void DoubleField(FieldInfo field, double value)
    {
    }
}
