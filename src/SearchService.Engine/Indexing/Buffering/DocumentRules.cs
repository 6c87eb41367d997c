using System.Text;
using SearchService.Engine.Documents;
using SearchService.Engine.Model;

namespace SearchService.Engine.Indexing;

/// <summary>What a document must keep to; checked before any of it is added.</summary>
internal static class DocumentRules
{
    /// <summary>The greatest length of a term in bytes, as Lucene's.</summary>
    public const int MaxTermBytes = 32766;

    /// <exception cref="ArgumentException">A field breaks a rule; the message names it.</exception>
    public static void Check(Document document)
    {
        foreach (var field in document)
        {
            var type = field.Type;
            if (type.IndexOptions != IndexOptions.None && field.StringValue is null)
            {
                throw new ArgumentException($"field '{field.Name}' is indexed but has no text");
            }

            if (type.IndexOptions > IndexOptions.DocsAndFreqsAndPositions)
            {
                throw new ArgumentException($"field '{field.Name}': offsets are not written");
            }

            if (type is { IndexOptions: not IndexOptions.None, Tokenized: false } && IsTooLong(field.StringValue!))
            {
                throw new ArgumentException($"field '{field.Name}' has a term of more than {MaxTermBytes} bytes");
            }

            if (field.CopyTo is { } copy && (!type.Tokenized || copy.Type.IndexOptions != IndexOptions.DocsAndFreqs || copy.TokenWeight < 1))
            {
                throw new ArgumentException($"field '{field.Name}': tokens are copied from analyzed fields, with a weight of at least 1, to fields with frequencies and without positions");
            }

            CheckColumn(field);
        }
    }

    private static void CheckColumn(Field field)
    {
        switch (field.Type.DocValuesType)
        {
            case DocValuesType.None:
                break;
            case DocValuesType.Numeric when field.NumericValue is null:
                throw new ArgumentException($"field '{field.Name}' has a numeric column but no number");
            case DocValuesType.Numeric:
                break;
            case DocValuesType.Sorted or DocValuesType.SortedSet when field.BinaryValue.Length > MaxTermBytes:
                throw new ArgumentException($"field '{field.Name}' has a value of more than {MaxTermBytes} bytes");
            case DocValuesType.Sorted or DocValuesType.SortedSet:
                break;
            default:
                throw new ArgumentException($"field '{field.Name}': {field.Type.DocValuesType} doc values are not written");
        }
    }

    private static bool IsTooLong(string value) =>
        value.Length > MaxTermBytes / 3 && (value.Length > MaxTermBytes || Encoding.UTF8.GetByteCount(value) > MaxTermBytes);
}
