using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SearchService.Articles;

/// <summary>What a publication notes with its commit: when it was made, and what shaped it.</summary>
/// <param name="Schema">Which fields there are and what they mean; a reader of another schema cannot search the index.</param>
/// <param name="Fingerprint">Schema, analysis, sort and weights: a different one means that the index must be built anew.</param>
/// <param name="BuiltAt">When it was published.</param>
/// <param name="FilesAsOf">Files that were not changed since this moment are in the index as they are; the first of all moments when
/// that is not known.</param>
/// <param name="BadFiles">How many files were bad then.</param>
internal sealed record CommitNotes(string Schema, string Fingerprint, DateTimeOffset BuiltAt, DateTime FilesAsOf, int BadFiles)
{
    // 1: the first schema. 2: the words as they stand. 3: what suggestions need of titles.
    private const string CurrentSchema = "articles-3";
    private const string CurrentAnalysis = "english-1";

    private const string SchemaKey = "searchservice.schema";
    private const string FingerprintKey = "searchservice.fingerprint";
    private const string BuiltAtKey = "searchservice.builtAt";
    private const string FilesAsOfKey = "searchservice.filesAsOf";
    private const string BadFilesKey = "searchservice.badFiles";

    public bool IsSearchable => Schema == CurrentSchema;

    /// <summary>Why an index that is not searchable is not.</summary>
    public string DescribeSchema() => Schema.Length == 0
        ? "it was not written by this program"
        : $"it was written by another version of this program, for the schema '{(Schema.Length > 40 ? Schema[..40] : Schema)}' instead of '{CurrentSchema}'";

    public static CommitNotes For(ArticleIndexOptions options, DateTimeOffset builtAt, DateTime filesAsOf, int badFiles) =>
        new(CurrentSchema, FingerprintOf(options), builtAt, filesAsOf, badFiles);

    public static CommitNotes Read(IReadOnlyDictionary<string, string> userData) => new(
        userData.GetValueOrDefault(SchemaKey, ""),
        userData.GetValueOrDefault(FingerprintKey, ""),
        DateTimeOffset.TryParse(userData.GetValueOrDefault(BuiltAtKey), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var builtAt)
            ? builtAt
            : DateTimeOffset.UnixEpoch,
        DateTimeOffset.TryParse(userData.GetValueOrDefault(FilesAsOfKey), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var filesAsOf)
            ? filesAsOf.UtcDateTime
            : DateTime.MinValue,
        int.TryParse(userData.GetValueOrDefault(BadFilesKey), NumberStyles.None, CultureInfo.InvariantCulture, out var badFiles) ? badFiles : 0);

    public bool IsCurrent(ArticleIndexOptions options) => Fingerprint == FingerprintOf(options);

    public Dictionary<string, string> ToUserData() => new()
    {
        [SchemaKey] = Schema,
        [FingerprintKey] = Fingerprint,
        [BuiltAtKey] = BuiltAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        [FilesAsOfKey] = FilesAsOf.ToString("O", CultureInfo.InvariantCulture),
        [BadFilesKey] = BadFiles.ToString(CultureInfo.InvariantCulture),
    };

    private static string FingerprintOf(ArticleIndexOptions options)
    {
        var shape = string.Create(
            CultureInfo.InvariantCulture,
            $"{CurrentSchema};{CurrentAnalysis};sort={string.Join(',', IndexFields.Sort)};title={options.TitleWeight};topic={options.TopicWeight};provider={options.ProviderWeight}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shape)))[..16];
    }
}
