using SearchService.Engine.Documents;
using SearchService.Engine.Model;

namespace SearchService.Engine.Indexing;

/// <summary>The fields of the whole index: one number and one kind for each name, so that all segments of a writer agree and
/// stored documents can be copied as bytes. Thread-safe.</summary>
internal sealed class FieldNumbers
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<int> _taken = [];
    private int _next;

    /// <summary>Takes over what a segment of the index says of its fields.</summary>
    public void AddSegment(FieldInfos fields)
    {
        lock (_lock)
        {
            foreach (var field in fields)
            {
                if (!_byName.TryGetValue(field.Name, out var entry))
                {
                    var number = _taken.Add(field.Number) ? field.Number : NextFree();
                    _byName.Add(field.Name, entry = new Entry(number));
                }

                entry.IndexOptions = field.IndexOptions > entry.IndexOptions ? field.IndexOptions : entry.IndexOptions;
                entry.OmitNorms |= field is { IsIndexed: true, OmitNorms: true };
                entry.DocValuesType = field.DocValuesType == DocValuesType.None ? entry.DocValuesType : field.DocValuesType;
            }
        }
    }

    /// <summary>The number of a field, which is made known when it is new.</summary>
    /// <exception cref="ArgumentException">The field is of another kind elsewhere in the index.</exception>
    public int NumberOf(string name, FieldType type)
    {
        lock (_lock)
        {
            if (!_byName.TryGetValue(name, out var entry))
            {
                _byName.Add(name, entry = new Entry(NextFree()));
            }

            if (type.IndexOptions != IndexOptions.None)
            {
                if (entry.IndexOptions != IndexOptions.None
                    && (entry.IndexOptions != type.IndexOptions || entry.OmitNorms != type.OmitNorms))
                {
                    throw new ArgumentException(
                        $"field '{name}' is indexed as {type.IndexOptions}{(type.OmitNorms ? " without norms" : "")}, elsewhere as "
                        + $"{entry.IndexOptions}{(entry.OmitNorms ? " without norms" : "")}");
                }

                entry.IndexOptions = type.IndexOptions;
                entry.OmitNorms = type.OmitNorms;
            }

            if (type.DocValuesType != DocValuesType.None)
            {
                if (entry.DocValuesType != DocValuesType.None && entry.DocValuesType != type.DocValuesType)
                {
                    throw new ArgumentException($"field '{name}' has {type.DocValuesType} doc values, elsewhere {entry.DocValuesType}");
                }

                entry.DocValuesType = type.DocValuesType;
            }

            return entry.Number;
        }
    }

    /// <summary>The number of a field that a segment of the index has.</summary>
    public int NumberOf(string name)
    {
        lock (_lock)
        {
            return _byName[name].Number;
        }
    }

    private int NextFree()
    {
        while (!_taken.Add(_next))
        {
            _next++;
        }

        return _next;
    }

    private sealed class Entry(int number)
    {
        public int Number { get; } = number;

        public IndexOptions IndexOptions { get; set; }

        public bool OmitNorms { get; set; }

        public DocValuesType DocValuesType { get; set; }
    }
}
