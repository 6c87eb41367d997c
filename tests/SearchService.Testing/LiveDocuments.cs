using System.Globalization;
using System.Text;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Testing;

/// <summary>Everything that an index holds of the documents of <see cref="TestDocuments"/> that are not deleted: each as one line of its
/// stored fields and columns, by id.</summary>
public static class LiveDocuments
{
    /// <summary>The line of a document that was added with these.</summary>
    public static string Line(string id, string title)
    {
        string[] words = [id, title];
        Array.Sort(words, StringComparer.Ordinal);
        return Line($"{{\"{id}\":\"{title}\"}}", title.Length, title, words.Distinct(StringComparer.Ordinal));
    }

    /// <exception cref="InvalidDataException">Two documents have one id, or the ids that are indexed are not those that are stored.</exception>
    public static SortedDictionary<string, string> Read(IndexReader reader)
    {
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var leaf in reader.Leaves)
        {
            Read(leaf.Reader, lines);
        }

        return TestDocuments.Ids(reader).SequenceEqual(lines.Keys)
            ? lines
            : throw new InvalidDataException("the ids that are indexed are not those that are stored");
    }

    private static void Read(LeafReader reader, SortedDictionary<string, string> lines)
    {
        var lengths = reader.GetNumericDocValues("length")!;
        var names = reader.GetSortedDocValues("name")!;
        var words = reader.GetSortedSetDocValues("words")!;
        for (var doc = 0; doc < reader.MaxDoc; doc++)
        {
            if (reader.LiveDocs?.Get(doc) == false)
            {
                continue;
            }

            lengths.AdvanceExact(doc);
            names.AdvanceExact(doc);
            words.AdvanceExact(doc);
            var stored = new SourceVisitor();
            reader.VisitDocument(doc, stored);
            var name = Encoding.UTF8.GetString(names.LookupOrd(names.OrdValue));
            if (!lines.TryAdd(stored.Id, Line(stored.Source, lengths.LongValue, name, Values(words))))
            {
                throw new InvalidDataException($"two documents have the id {stored.Id}");
            }
        }
    }

    private static List<string> Values(SortedSetDocValues column)
    {
        var values = new List<string>();
        for (var ord = column.NextOrd(); ord != SortedSetDocValues.NoMoreOrds; ord = column.NextOrd())
        {
            values.Add(Encoding.UTF8.GetString(column.LookupOrd(ord)));
        }

        return values;
    }

    private static string Line(string source, long length, string name, IEnumerable<string> words) =>
        string.Create(CultureInfo.InvariantCulture, $"{source} {length} {name} [{string.Join(", ", words)}]");

    private sealed class SourceVisitor : StoredFieldVisitor
    {
        public string Id { get; private set; } = "";

        public string Source { get; private set; } = "";

        public override StoredFieldDemand Needs(FieldInfo field) => StoredFieldDemand.Yes;

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => Id = Encoding.UTF8.GetString(utf8);

        public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value) => Source = Encoding.UTF8.GetString(value);
    }
}
