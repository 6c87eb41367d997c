using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>The keys of an index sort, as the .si file holds them. Format note, section 2.2.
/// <code>
/// SortField              --> "SortField" (str), Field (str), Type (str), Reverse (i32), Missing
/// SortedNumericSortField --> "SortedNumericSortField" (str), Field (str), Type (str), Reverse (i32), Selector (i32), Missing
/// SortedSetSortField     --> "SortedSetSortField" (str), Field (str), Reverse (i32), Selector (i32), MissingOrder (i32: 0 none, 1 first, 2 last)
/// Missing                --> HasMissing (i32: 0 or 1) [, Value: i32 of STRING, INT, FLOAT; i64 of LONG, DOUBLE ]
/// </code>
/// The value of STRING is 1 for "missing first", anything else for "last". FLOAT and DOUBLE are on disk in a form that orders
/// like signed integers (all bits but the sign flipped where it is set); <see cref="IndexSortField.MissingValue"/> holds
/// the plain IEEE bits, as a doc values column does.</summary>
internal static class IndexSortCoding
{
    /// <summary>The provider of keys with one value per document, sorted by a NUMERIC or SORTED column.</summary>
    public const string SortField = "SortField";

    /// <summary>The provider of keys over a SORTED_NUMERIC column.</summary>
    public const string SortedNumericSortField = "SortedNumericSortField";

    /// <summary>The provider of keys over a SORTED_SET column.</summary>
    public const string SortedSetSortField = "SortedSetSortField";

    /// <summary>No key is shorter: three lengths and three i32.</summary>
    public const int MinBytes = 1 + 1 + 1 + (3 * sizeof(int));

    public static void Write(DataOutput output, IndexSortField key)
    {
        output.WriteString(key.Provider);
        output.WriteString(key.Field);
        switch (key.Provider)
        {
            case SortField:
                output.WriteString(key.Type);
                output.WriteInt(key.Descending ? 1 : 0);
                WriteMissing(output, key);
                break;
            case SortedNumericSortField:
                output.WriteString(key.Type);
                output.WriteInt(key.Descending ? 1 : 0);
                output.WriteInt(key.RawData ?? 0);
                WriteMissing(output, key);
                break;
            case SortedSetSortField:
                output.WriteInt(key.Descending ? 1 : 0);
                output.WriteInt(key.RawData ?? 0);
                output.WriteInt((int)(key.MissingValue ?? 0));
                break;
            default:
                throw new ArgumentException($"'{key.Provider}' is no known provider of a sort key", nameof(key));
        }
    }

    public static IndexSortField Read(IndexInput input)
    {
        var provider = input.ReadString();
        var field = input.ReadString();
        switch (provider)
        {
            case SortField:
                var type = input.ReadString();
                var descending = ReadBool(input);
                return new IndexSortField(provider, field, type, descending, ReadMissing(input, type));
            case SortedNumericSortField:
                type = input.ReadString();
                descending = ReadBool(input);
                var selector = ReadEnum(input, 1);
                return new IndexSortField(provider, field, type, descending, ReadMissing(input, type), selector);
            case SortedSetSortField:
                descending = ReadBool(input);
                selector = ReadEnum(input, 3);
                var missing = ReadEnum(input, 2);
                return new IndexSortField(provider, field, "", descending, missing == 0 ? null : missing, selector);
            default:
                throw new IndexFormatException($"sort key provider '{provider}' before offset {input.Position} is not known", input.Name);
        }
    }

    private static void WriteMissing(DataOutput output, IndexSortField key)
    {
        output.WriteInt(key.MissingValue.HasValue ? 1 : 0);
        if (key.MissingValue is not { } value)
        {
            return;
        }

        switch (key.Type)
        {
            case "STRING":
            case "INT":
                output.WriteInt((int)value);
                break;
            case "FLOAT":
                output.WriteInt(FlipNegative((int)value));
                break;
            case "LONG":
                output.WriteLong(value);
                break;
            case "DOUBLE":
                output.WriteLong(FlipNegative(value));
                break;
            default:
                throw new ArgumentException($"'{key.Type}' is no type of a sort key", nameof(key));
        }
    }

    private static long? ReadMissing(IndexInput input, string type)
    {
        if (type is not ("STRING" or "INT" or "LONG" or "FLOAT" or "DOUBLE"))
        {
            CorruptIndexException.Throw($"sort key type '{type}' before offset {input.Position}", input.Name);
        }

        if (!ReadBool(input))
        {
            return null;
        }

        return type switch
        {
            "LONG" => input.ReadLong(),
            "DOUBLE" => FlipNegative(input.ReadLong()),
            "FLOAT" => FlipNegative(input.ReadInt()),
            _ => input.ReadInt(),
        };
    }

    private static bool ReadBool(IndexInput input) => ReadEnum(input, 1) == 1;

    private static int ReadEnum(IndexInput input, int max)
    {
        var value = input.ReadInt();
        if (value < 0 || value > max)
        {
            CorruptIndexException.Throw($"sort key holds {value} before offset {input.Position}, expected 0 to {max}", input.Name);
        }

        return value;
    }

    // Its own inverse: IEEE bits to the form that orders like integers, and back.
    private static int FlipNegative(int bits) => bits ^ ((bits >> 31) & int.MaxValue);

    private static long FlipNegative(long bits) => bits ^ ((bits >> 63) & long.MaxValue);
}
