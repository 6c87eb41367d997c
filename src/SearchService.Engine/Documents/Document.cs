using System.Collections;

namespace SearchService.Engine.Documents;

/// <summary>What is indexed as one unit: fields in order. A field name may occur several times (values of one field). Clear and reuse it.</summary>
public sealed class Document : IReadOnlyList<Field>
{
    private readonly List<Field> _fields = [];

    public int Count => _fields.Count;

    public Field this[int index] => _fields[index];

    public void Add(Field field) => _fields.Add(field);

    public void Clear() => _fields.Clear();

    public List<Field>.Enumerator GetEnumerator() => _fields.GetEnumerator();

    IEnumerator<Field> IEnumerable<Field>.GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _fields.GetEnumerator();
}
