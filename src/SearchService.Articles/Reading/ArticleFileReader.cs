using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Win32.SafeHandles;

namespace SearchService.Articles;

/// <summary>
/// Reads article files: the front matter between two fences, as YAML events; no object is ever built from a tag, nothing is
/// fetched, and body text is not looked at. A file that holds no article is a value, <see cref="ArticleReadError"/>, never an
/// exception. Not safe for use by two threads at once: it keeps its buffers, so give each thread a reader of its own.
/// </summary>
public sealed class ArticleFileReader
{
    // All of C0 but tab and the line ends, and DEL. YAML allows none of them outside of escapes, but the parser lets most pass.
    private static readonly SearchValues<byte> ControlBytes = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 0x7F]);

    // A file that is changed as often while it is read is left for another time.
    private const int MaxAttempts = 3;

    // Between two chunks, and so every few milliseconds, the reader looks whether it shall stop.
    private const int ChunkBytes = 1024 * 1024;

    // Of front matter, in UTF-16 units. The room for a longer one is given back.
    private const int OrdinaryLength = 32 * 1024;

    private readonly ArticleReadOptions _options;
    private readonly ArrayBufferWriter<byte> _sourceBytes = new(1024);
    private readonly Utf8JsonWriter _sourceJson;
    private readonly RelatedList _related;
    private readonly ArticleFields _fields;
    private readonly FrontMatterCursor _cursor;
    private char[] _text = new char[OrdinaryLength];

    /// <param name="options">The bounds; null for <see cref="ArticleReadOptions.Default"/>.</param>
    public ArticleFileReader(ArticleReadOptions? options = null)
    {
        _options = options ?? ArticleReadOptions.Default;
        _sourceJson = new Utf8JsonWriter(_sourceBytes, ArticleJson.WriterOptions);
        _related = new RelatedList(_options);
        _fields = new ArticleFields(_options, _related);
        _cursor = new FrontMatterCursor(_options);
    }

    /// <summary>Reads a file that <see cref="ArticleFolder"/> found, if it still is a regular file in that folder, whatever links say by now;
    /// an error names its path below the folder.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ArticleReadResult Read(ArticleFile file, CancellationToken cancellation = default) =>
        Read(new Source(file.FullPath, file.Root, file.Path, file.Id), null, cancellation)!;

    /// <summary>Reads a file as <see cref="Read(ArticleFile, CancellationToken)"/> does, but does not look into content that is known.</summary>
    /// <param name="file">The file.</param>
    /// <param name="knownHash">The <see cref="Article.ContentHash"/> of that content.</param>
    /// <param name="cancellation">Tells to stop.</param>
    /// <returns>Null when the file has that content.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ArticleReadResult? ReadUnlessKnown(ArticleFile file, long knownHash, CancellationToken cancellation = default) =>
        Read(new Source(file.FullPath, file.Root, file.Path, file.Id), knownHash, cancellation);

    /// <summary>Reads the file at <paramref name="path"/>.</summary>
    /// <param name="path">Where the file is; an error repeats it.</param>
    /// <param name="id">The id of the article.</param>
    public ArticleReadResult Read(string path, string id) => Read(new Source(path, null, path, id), null, default)!;

    /// <summary>Reads an article from the bytes of its file.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="path">What an error names.</param>
    /// <param name="id">The id of the article.</param>
    public ArticleReadResult Read(ReadOnlyMemory<byte> content, string path, string id)
    {
        try
        {
            return ReadArticle(content.Span, id);
        }
        catch (FrontMatterException e)
        {
            return new ArticleReadError(path, e.Line, e.Reason);
        }
    }

    private ArticleReadResult? Read(in Source source, long? knownHash, CancellationToken cancellation)
    {
        try
        {
            for (var attempt = 0; attempt < MaxAttempts; attempt++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (TryRead(source, knownHash, out var result, cancellation))
                    return result;
            }

            return new ArticleReadError(source.Path, 0, ArticleReadReason.Changing);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ArticleReadError(source.Path, 0, ArticleReadReason.Unreadable);
        }
    }

    /// <summary>Reads the file once; false when it was changed meanwhile.</summary>
    private bool TryRead(in Source source, long? knownHash, out ArticleReadResult? result, CancellationToken cancellation)
    {
        using var handle = GuardedFile.Open(source.FullPath, source.Folder, out var status, out var reason);
        if (handle is null || status.LengthBytes > _options.MaxFileBytes)
        {
            result = new ArticleReadError(source.Path, 0, reason ?? ArticleReadReason.TooLarge);
            return true;
        }

        var rented = ArrayPool<byte>.Shared.Rent((int)status.LengthBytes);
        try
        {
            var content = rented.AsMemory(0, (int)status.LengthBytes);
            result = null;
            if (!Fill(handle, content.Span, cancellation) || FileStatus.Of(handle, source.FullPath, out var after) is not null || after != status)
                return false;
            if (knownHash is { } known && HashOf(content.Span) == known)
                return true;
            result = Read(content, source.Path, source.Id);
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Fills the span; false when the file ends before, because it was cut meanwhile.</summary>
    private static bool Fill(SafeFileHandle handle, Span<byte> target, CancellationToken cancellation)
    {
        for (var filled = 0; filled < target.Length;)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = RandomAccess.Read(handle, target[filled..Math.Min(filled + ChunkBytes, target.Length)], filled);
            if (read == 0)
                return false;
            filled += read;
        }

        return true;
    }

    private Article ReadArticle(ReadOnlySpan<byte> content, string id)
    {
        if (content.Length > _options.MaxFileBytes)
            throw new FrontMatterException(ArticleReadReason.TooLarge, 0);
        if (FrontMatterFences.Find(content, out var range) is { } missing)
            throw new FrontMatterException(missing, 1);

        ReadFields(Decode(content[range]));
        if (_fields.RemovedLine > 0)
            throw new FrontMatterException(ArticleReadReason.Removed, _fields.RemovedLine);
        if (_fields.Title.Length == 0)
            throw new FrontMatterException(ArticleReadReason.MissingTitle, _fields.TitleLine);
        return ToArticle(id, HashOf(content));
    }

    private static long HashOf(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }

    // What is returned stays as it is until the next file.
    private ReadOnlyMemory<char> Decode(ReadOnlySpan<byte> frontMatter)
    {
        var control = frontMatter.IndexOfAny(ControlBytes);
        if (control >= 0)
            throw new FrontMatterException(ArticleReadReason.ControlCharacter, LineOf(frontMatter, control));
        if (frontMatter.Length > _text.Length || _text.Length > OrdinaryLength)
            _text = new char[Math.Max(OrdinaryLength, frontMatter.Length)];
        return Utf8.ToUtf16(frontMatter, _text, out var valid, out var length, replaceInvalidSequences: false) == OperationStatus.Done
            ? _text.AsMemory(0, length)
            : throw new FrontMatterException(ArticleReadReason.NotUtf8, LineOf(frontMatter, valid));
    }

    private static int LineOf(ReadOnlySpan<byte> frontMatter, int offset) => 2 + frontMatter[..offset].Count((byte)'\n');

    private void ReadFields(ReadOnlyMemory<char> frontMatter)
    {
        _cursor.Start(frontMatter);
        var next = _cursor.Read();
        while (next.Kind is FrontMatterEventKind.StreamStart or FrontMatterEventKind.DocumentStart)
            next = _cursor.Read();

        if (next.Kind == FrontMatterEventKind.StreamEnd || (next.IsScalar && next.Text.IsEmpty))
            throw new FrontMatterException(ArticleReadReason.MissingTitle, 1);
        if (next.Kind != FrontMatterEventKind.MappingStart)
            throw new FrontMatterException(ArticleReadReason.BadYaml, _cursor.Line);

        _fields.ReadFrom(_cursor);
        // Only an end of the document may follow. A second document would be lost without a word.
        next = _cursor.Read();
        if (next.Kind == FrontMatterEventKind.DocumentEnd)
            next = _cursor.Read();
        if (next.Kind != FrontMatterEventKind.StreamEnd)
            throw new FrontMatterException(ArticleReadReason.BadYaml, _cursor.Line);
    }

    private Article ToArticle(string id, long contentHash)
    {
        _sourceBytes.ResetWrittenCount();
        _sourceJson.Reset();
        ArticleJson.WriteSource(_sourceJson, _fields);
        _sourceJson.Flush();
        return new Article
        {
            Id = id,
            Title = _fields.Title,
            Excerpt = _fields.Excerpt ?? "",
            Topics = _fields.Topics,
            ProviderName = _fields.Provider.Name,
            ProviderDomain = _fields.Provider.Domain,
            Category = _fields.Category,
            Type = _fields.Type,
            Quality = _fields.Quality,
            Heat = _fields.Heat is >= 0 and var heat ? heat : null,
            Published = _fields.Published,
            Source = _sourceBytes.WrittenSpan.ToArray(),
            Related = _related.ToJson(),
            ContentHash = contentHash,
        };
    }

    /// <param name="FullPath">Where to open the file.</param>
    /// <param name="Folder">Where it must lie, without links; null = anywhere.</param>
    /// <param name="Path">What an error names.</param>
    /// <param name="Id">The id of its article.</param>
    private readonly record struct Source(string FullPath, string? Folder, string Path, string Id);
}
