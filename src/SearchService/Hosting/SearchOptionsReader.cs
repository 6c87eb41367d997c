using System.Globalization;
using SearchService.Articles;
using SearchService.Http;

namespace SearchService.Hosting;

/// <summary>Reads section <c>Search</c> of the configuration and checks every value, so that behind it settings are valid.</summary>
public sealed partial class SearchOptionsReader
{
    private const string SectionName = "Search";
    private const string DefaultArticlesPath = "index-data/articles";
    private const string DefaultIndexPath = "index-data/index";
    private const string DefaultSynonymsPath = "index-data/synonyms.txt";
    private const string DefaultStopWordsPath = "index-data/stopwords.txt";
    private const string DefaultSiteName = "SearchService";

    // As many as OpenSearch lets a short name have.
    private const int MaxSiteName = 16;

    private readonly IConfigurationSection _section;
    private readonly string _basePath;
    private readonly List<string> _complaints = [];
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    private SearchOptionsReader(IConfiguration configuration, string basePath)
    {
        _section = configuration.GetSection(SectionName);
        _basePath = basePath;
    }

    /// <summary>The settings.</summary>
    /// <param name="configuration">All of it; only the section is read.</param>
    /// <param name="basePath">What relative paths begin at.</param>
    /// <param name="needsArticles">Whether the folder of articles has to be there.</param>
    /// <exception cref="InvalidSettingsException">At least one value cannot be used, or one name is not known.</exception>
    public static SearchOptions Read(IConfiguration configuration, string basePath, bool needsArticles)
    {
        var reader = new SearchOptionsReader(configuration, basePath);
        var options = reader.Read();
        if (needsArticles && reader._complaints.Count == 0 && !Directory.Exists(options.Index.ArticlesPath))
        {
            reader.Complain("ArticlesPath", options.Index.ArticlesPath, "a folder that exists");
        }

        reader.ComplainAboutUnknownNames();
        return reader._complaints.Count == 0 ? options : throw new InvalidSettingsException(reader._complaints);
    }

    private SearchOptions Read()
    {
        var defaults = new ArticleIndexOptions { ArticlesPath = DefaultArticlesPath, IndexPath = DefaultIndexPath };
        var index = defaults with
        {
            ArticlesPath = Folder("ArticlesPath", DefaultArticlesPath),
            IndexPath = Folder("IndexPath", DefaultIndexPath),
            SynonymsPath = RulesFile("SynonymsPath", DefaultSynonymsPath),
            StopWordsPath = RulesFile("StopWordsPath", DefaultStopWordsPath),
            QualityWeight = Number("QualityWeight", defaults.QualityWeight, 0, 10),
            QualityPivot = Number("QualityPivot", defaults.QualityPivot, double.Epsilon, 1_000_000, "more than 0 and at most 1000000"),
            TitleWeight = Integer("TitleWeight", defaults.TitleWeight, 1, 20),
            TopicWeight = Integer("TopicWeight", defaults.TopicWeight, 1, 20),
            ProviderWeight = Integer("ProviderWeight", defaults.ProviderWeight, 1, 20),
            Limits = ReadLimits(defaults.Limits),
        };
        if (index.IndexPath == index.ArticlesPath)
        {
            Complain("IndexPath", index.IndexPath, "a folder of its own, not that of the articles");
        }

        return new SearchOptions(index, AdminKey(), Flag("ShowImages", false), SiteName())
        {
            Limits = ReadServiceLimits(new ServiceLimits()),
            TrustedProxies = Networks("TrustedProxies"),
            CorsOrigins = Origins("CorsOrigins"),
            AllowedHosts = Hosts("AllowedHosts"),
            PublicUrl = PublicUrl(),
        };
    }

    private ArticleLimits ReadLimits(ArticleLimits defaults) => defaults with
    {
        MaxFileBytes = Integer("Limits:MaxFileBytes", defaults.MaxFileBytes, 1_000, 1_000_000_000),
        MaxBadFileShare = Number("Limits:MaxBadFileShare", defaults.MaxBadFileShare, 0, 1),
        MaxQueryLength = Integer("Limits:MaxQueryLength", defaults.MaxQueryLength, 1, 100_000),
        MaxClauses = Integer("Limits:MaxClauses", defaults.MaxClauses, 1, 10_000),
        CursorKeepAlive = TimeSpan.FromSeconds(Number("Limits:CursorKeepAliveSeconds", defaults.CursorKeepAlive.TotalSeconds, 0, 86_400)),
        MaxPinnedVersions = Integer("Limits:MaxPinnedVersions", defaults.MaxPinnedVersions, 0, 100),
        SearchDeadline = TimeSpan.FromSeconds(Number("Limits:SearchDeadlineSeconds", defaults.SearchDeadline.TotalSeconds, 0.001, 600)),
    };

    private string? Value(string name)
    {
        _known.Add(name);
        return _section[name];
    }

    private string SiteName()
    {
        var value = Value("SiteName")?.Trim();
        if (value is null || (value.Length is > 0 and <= MaxSiteName && FeedText.Clean(value) == value))
        {
            return value ?? DefaultSiteName;
        }

        Complain("SiteName", value, $"a name of 1 to {MaxSiteName} characters, none of them a control character");
        return DefaultSiteName;
    }

    private string Folder(string name, string defaultPath)
    {
        var value = Value(name);
        if (value is not null && (value.AsSpan().Trim().IsEmpty || value.Contains('\0')))
        {
            Complain(name, value, "a folder");
            value = null;
        }

        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(value ?? defaultPath, _basePath));
        if (File.Exists(path))
        {
            Complain(name, path, "a folder, not a file");
        }

        return path;
    }

    // The file may come later.
    private string RulesFile(string name, string defaultPath)
    {
        var value = Value(name);
        if (value is not null && (value.AsSpan().Trim().IsEmpty || value.Contains('\0')))
        {
            Complain(name, value, "a file");
            value = null;
        }

        var path = Path.GetFullPath(value ?? defaultPath, _basePath);
        if (Directory.Exists(path))
        {
            Complain(name, path, "a file, not a folder");
        }

        return path;
    }

    private int Integer(string name, int defaultValue, int minimum, int maximum)
    {
        var value = Value(name);
        if (value is null)
        {
            return defaultValue;
        }

        if (int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum)
        {
            return number;
        }

        Complain(name, value, $"an integer from {minimum} to {maximum}");
        return defaultValue;
    }

    private double Number(string name, double defaultValue, double minimum, double maximum, string? bounds = null)
    {
        var value = Value(name);
        if (value is null)
        {
            return defaultValue;
        }

        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum)
        {
            return number;
        }

        Complain(name, value, $"a number {bounds ?? $"from {minimum.ToString(CultureInfo.InvariantCulture)} to {maximum.ToString(CultureInfo.InvariantCulture)}"}");
        return defaultValue;
    }

    private bool Flag(string name, bool defaultValue)
    {
        var value = Value(name);
        if (value is null)
        {
            return defaultValue;
        }

        if (bool.TryParse(value, out var flag))
        {
            return flag;
        }

        Complain(name, value, "true or false");
        return defaultValue;
    }

    private void ComplainAboutUnknownNames()
    {
        foreach (var (name, value) in _section.AsEnumerable(makePathsRelative: true))
        {
            // A name without a value is a section on the way to one.
            if (value is not null && name.Length > 0 && !_known.Contains(name))
            {
                _complaints.Add($"{SectionName}:{name} is not a known setting; did you mean {SectionName}:{EditDistance.Nearest(name, _known)}?");
            }
        }
    }

    private void Complain(string name, string value, string expected) =>
        _complaints.Add($"{SectionName}:{name} must be {expected}, but is '{value}'.");
}
