using System.Security.Cryptography;

namespace SearchService.Articles;

/// <summary>One file of rules, read anew when it changes. Not thread-safe.</summary>
/// <typeparam name="TRules">What it is read into.</typeparam>
/// <param name="path">The file, which need not be there; null = none.</param>
/// <param name="none">What no file means.</param>
/// <param name="read">Reads it; throws <see cref="RuleFileException"/>.</param>
internal sealed class RuleFile<TRules>(string? path, TRules none, Func<byte[], TRules> read)
    where TRules : class
{
    // A file that changed so short a time before it was read may change again without another time or length.
    private static readonly TimeSpan Unsettled = TimeSpan.FromSeconds(2);

    private FileStamp? _stamp;
    private TRules? _rules;

    /// <summary>What the newest file that could be read says.</summary>
    public TRules Rules => _rules ?? none;

    /// <summary>The hash of that file; empty without one.</summary>
    public string Version { get; private set; } = "";

    /// <summary>What is wrong with the file as it is now; null when nothing is.</summary>
    public string? Error { get; private set; }

    /// <summary>Its name without its folder.</summary>
    public string Name { get; } = Path.GetFileName(path) ?? "";

    /// <summary>Looks at the file, and reads it when it is another than before.</summary>
    /// <param name="utcNow">The time.</param>
    /// <returns>Whether anything is another than before, the error included.</returns>
    public bool Refresh(DateTime utcNow)
    {
        if (path is null)
        {
            return false;
        }

        var before = (Version, Error);
        try
        {
            var file = Target(new FileInfo(path));
            var stamp = file.Exists ? new FileStamp(file.LastWriteTimeUtc, file.Length, utcNow - file.LastWriteTimeUtc < Unsettled) : FileStamp.None;
            if (stamp == _stamp && !stamp.IsUnsettled)
            {
                return false;
            }

            _stamp = stamp;
            Take(stamp == FileStamp.None ? null : ReadAll());
        }
        catch (RuleFileException e)
        {
            Error = $"{Name}, {e.Message}";
        }
        catch (FileNotFoundException)
        {
            // It went after it was looked at; the next look will find that.
            _stamp = null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _stamp = null;
            Error = $"{Name} cannot be read: {e.GetType().Name}";
        }

        return before != (Version, Error);
    }

    // The time and the length of a link are its own.
    private static FileInfo Target(FileInfo file) =>
        file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;

    private void Take(byte[]? content)
    {
        var version = content is null ? "" : Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));
        if (version != Version || Error is not null)
        {
            _rules = content is null ? null : read(content);
            (Version, Error) = (version, null);
        }
    }

    private byte[] ReadAll()
    {
        using var stream = new FileStream(path!, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length > RuleLines.MaxBytes)
        {
            throw new RuleFileException(0, $"the file goes up to {RuleLines.MaxBytes} bytes");
        }

        var content = new byte[stream.Length];
        return content[..stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false)];
    }

    private sealed record FileStamp(DateTime Written, long Length, bool IsUnsettled)
    {
        public static readonly FileStamp None = new(default, -1, false);
    }
}
