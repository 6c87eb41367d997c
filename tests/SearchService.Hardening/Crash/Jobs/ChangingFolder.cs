using System.Globalization;

namespace SearchService.Hardening;

/// <summary>A folder of small articles that change, come and go. What is in an article is its revision, which no two of its versions
/// share.</summary>
internal sealed class ChangingFolder
{
    private const int Articles = 500;

    private readonly string _path;
    private readonly Random _random;
    private readonly Dictionary<string, int> _revisions = [];
    private int _revision;

    public ChangingFolder(string path, Random random)
    {
        _path = path;
        _random = random;
        for (var i = 0; i < Articles; i++)
        {
            Write(IdOf(i));
        }
    }

    /// <summary>The revision of each article that is there.</summary>
    public IReadOnlyDictionary<string, int> Revisions => _revisions;

    /// <summary>Writes or deletes one article; gives its id.</summary>
    public string Change()
    {
        var id = IdOf(_random.Next(Articles + 50));
        if (_random.Next(4) == 0 && _revisions.Remove(id))
        {
            File.Delete(FileOf(id));
        }
        else
        {
            Write(id);
        }

        return id;
    }

    /// <summary>The revision that a title tells.</summary>
    public static int RevisionOf(string title) => int.Parse(title.AsSpan(title.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture);

    private static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{number % 7}/article-{number}");

    // In one step, and with a time of its own: clocks of file systems are coarse.
    private void Write(string id)
    {
        var file = FileOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var draft = file + ".draft";
        File.WriteAllText(draft, string.Create(CultureInfo.InvariantCulture, $"---\ntitle: \"Article {id} revision {++_revision}\"\nexcerpt: \"It was changed {_revision} times.\"\n---\n"));
        File.SetLastWriteTimeUtc(draft, DateTime.UnixEpoch.AddSeconds(1_000_000_000 + _revision));
        File.Move(draft, file, overwrite: true);
        _revisions[id] = _revision;
    }

    private string FileOf(string id) => Path.Combine(_path, id + ".md");
}
