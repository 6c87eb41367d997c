using System.Collections;

namespace SearchService.Engine.Model;

/// <summary>The fields of a segment, by name and by number; enumerated in ascending order of number.</summary>
public sealed class FieldInfos : IReadOnlyCollection<FieldInfo>
{
    private readonly FieldInfo[] _inOrder;
    private readonly Dictionary<string, FieldInfo> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<int, FieldInfo> _byNumber = [];

    /// <exception cref="ArgumentException">Two fields share a name or a number.</exception>
    public FieldInfos(IEnumerable<FieldInfo> fields)
    {
        _inOrder = [.. fields];
        Array.Sort(_inOrder, static (a, b) => a.Number.CompareTo(b.Number));
        foreach (var field in _inOrder)
        {
            _byName.Add(field.Name, field);
            _byNumber.Add(field.Number, field);
        }
    }

    public int Count => _inOrder.Length;

    public bool HasNorms => Array.Exists(_inOrder, f => f.HasNorms);

    public bool HasDocValues => Array.Exists(_inOrder, f => f.DocValuesType != DocValuesType.None);

    public bool HasPostings => Array.Exists(_inOrder, f => f.IsIndexed);

    public bool HasPositions => Array.Exists(_inOrder, f => f.HasPositions);

    /// <summary>True when any field needs a .pay file: one with positions that has payloads or offsets.</summary>
    public bool HasPayloadsOrOffsets => Array.Exists(_inOrder, f => f.HasPositions && (f.HasPayloads || f.HasOffsets));

    public FieldInfo? Find(string name) => _byName.TryGetValue(name, out var field) ? field : null;

    public FieldInfo? Find(int number) => _byNumber.TryGetValue(number, out var field) ? field : null;

    public IEnumerator<FieldInfo> GetEnumerator() => ((IEnumerable<FieldInfo>)_inOrder).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
