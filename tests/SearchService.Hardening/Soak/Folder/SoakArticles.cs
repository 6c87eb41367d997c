using System.Globalization;
using SearchService.Testing;

namespace SearchService.Hardening;

/// <summary>The articles of a soak. Each has a word that no other has (<c>m17</c>), one that no other version of it has (<c>v17g3</c>), and one of
/// ten words that a tenth of all have (<c>fl4</c>), which changes from version to version.</summary>
internal sealed class SoakArticles
{
    /// <summary>How many words are shared by a tenth each.</summary>
    public const int Flavours = 10;

    private readonly SyntheticArticle[] _articles;
    private readonly ArticleFileWriter _writer;
    private readonly Dictionary<string, int> _numbers = [];

    public SoakArticles(int seed, int count)
    {
        var generator = new ArticleGenerator(seed);
        _articles = [.. Enumerable.Range(0, count).Select(generator.Create)];
        _writer = new ArticleFileWriter(generator, maxRelated: 2);
        foreach (var article in _articles)
        {
            _numbers.Add(article.Id, article.Index);
        }
    }

    /// <summary>How many there may be.</summary>
    public int Count => _articles.Length;

    /// <summary>The article as it was generated, without the words that are added.</summary>
    public SyntheticArticle this[int number] => _articles[number];

    /// <summary>The number of the article with this id; -1 when there is none.</summary>
    public int NumberOf(string id) => _numbers.GetValueOrDefault(id, -1);

    public static string Marker(int number) => string.Create(CultureInfo.InvariantCulture, $"m{number}");

    public static string VersionWord(int number, int generation) => string.Create(CultureInfo.InvariantCulture, $"v{number}g{generation}");

    public static int FlavourOf(int number, int generation) => (number + (3 * generation)) % Flavours;

    public static string FlavourWord(int flavour) => string.Create(CultureInfo.InvariantCulture, $"fl{flavour}");

    /// <summary>Whether a title is that of this version of the article.</summary>
    public static bool IsTitleOf(string title, int number, int generation) =>
        title.Split(' ').Contains(VersionWord(number, generation));

    /// <summary>Writes the file of a version, in one step.</summary>
    public void Write(string folder, int number, int generation)
    {
        var article = _articles[number];
        var file = FileOf(folder, number);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var draft = file + ".draft";
        File.WriteAllBytes(draft, _writer.ToBytes(article with
        {
            Title = $"{article.Title} {Marker(number)} {VersionWord(number, generation)} {FlavourWord(FlavourOf(number, generation))}",
        }));
        File.Move(draft, file, overwrite: true);
    }

    public void Delete(string folder, int number) => File.Delete(FileOf(folder, number));

    private string FileOf(string folder, int number) => Path.Combine(folder, _articles[number].Id + ".md");
}
