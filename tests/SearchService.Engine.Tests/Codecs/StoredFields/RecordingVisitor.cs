using System.Globalization;
using System.Text;
using SearchService.Engine.Model;

namespace SearchService.Engine.Tests.Codecs;

/// <summary>Notes the stored fields of a document as text: "name=type:value", floating-point values by their bits.</summary>
internal sealed class RecordingVisitor(Func<FieldInfo, StoredFieldDemand>? demand = null) : StoredFieldVisitor
{
    public List<string> Values { get; } = [];

    public override StoredFieldDemand Needs(FieldInfo field) => demand?.Invoke(field) ?? StoredFieldDemand.Yes;

    public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => Add(field, "string", Encoding.UTF8.GetString(utf8));

    public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value) => Add(field, "binary", Convert.ToHexString(value));

    public override void IntField(FieldInfo field, int value) => Add(field, "int", value);

    public override void LongField(FieldInfo field, long value) => Add(field, "long", value);

    public override void FloatField(FieldInfo field, float value) => Add(field, "float", BitConverter.SingleToInt32Bits(value));

    public override void DoubleField(FieldInfo field, double value) => Add(field, "double", BitConverter.DoubleToInt64Bits(value));

    private void Add(FieldInfo field, string type, object value) =>
        Values.Add(string.Create(CultureInfo.InvariantCulture, $"{field.Name}={type}:{value}"));
}
