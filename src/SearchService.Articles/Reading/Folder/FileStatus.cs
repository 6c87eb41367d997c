using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SearchService.Articles;

/// <summary>What the system says of a name or of an open file: never opens anything, for opening a pipe waits for a writer, and opening
/// a device may do anything.</summary>
/// <param name="Kind">What there is.</param>
/// <param name="LengthBytes">The size; 0 for what is no file.</param>
/// <param name="ModifiedUtc">When the content was changed last, which programs may set to anything.</param>
/// <param name="ChangedUtc">When content, name or permissions were changed last by the system's own clock, which nobody can set; where
/// there is no such time, <paramref name="ModifiedUtc"/>.</param>
/// <param name="Identity">Tells the file from all others, whatever its names; default where the system tells none.</param>
internal readonly record struct FileStatus(
    FileKind Kind, long LengthBytes, DateTime ModifiedUtc, DateTime ChangedUtc, (ulong Device, ulong Inode) Identity)
{
    // Linux struct statx and <linux/stat.h>: the layout is the same on every architecture.
    private const int StatxBytes = 256;
    private const int ModeOffset = (3 * sizeof(uint)) + sizeof(ulong) + (2 * sizeof(uint));
    private const int InodeOffset = ModeOffset + sizeof(uint);
    private const int LengthOffset = InodeOffset + sizeof(ulong);
    private const int TimeBytes = sizeof(long) + (2 * sizeof(uint));
    private const int ChangedOffset = LengthOffset + (3 * sizeof(ulong)) + (2 * TimeBytes);
    private const int ModifiedOffset = ChangedOffset + TimeBytes;
    private const int DeviceOffset = ModifiedOffset + TimeBytes + (2 * sizeof(uint));
    private const int TypeMask = 0xF000;
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint BasicStatus = 0x7FF;

    private const int NoSuchEntry = 2;
    private const int NotAFolder = 20;
    private const int TooManyLinks = 40;

    /// <summary>Asks for what a path names.</summary>
    /// <param name="path">The path.</param>
    /// <param name="followLinks">Whether to ask for what a link leads to instead of the link.</param>
    /// <param name="status">The answer; default when there is none.</param>
    /// <returns>Null, or why there is no answer: <see cref="ArticleReadReason.Vanished"/>, <see cref="ArticleReadReason.LinkLoop"/> or
    /// <see cref="ArticleReadReason.Unreadable"/>.</returns>
    public static ArticleReadReason? Of(string path, bool followLinks, out FileStatus status) => OperatingSystem.IsLinux()
        ? Ask(CurrentFolder, path, followLinks ? 0 : NoFollow, out status)
        : AskRuntime(path, followLinks, out status);

    /// <summary>Asks for an open file.</summary>
    /// <returns>Null, or why there is no answer.</returns>
    public static ArticleReadReason? Of(SafeFileHandle handle, string path, out FileStatus status)
    {
        if (!OperatingSystem.IsLinux())
            return AskRuntime(path, followLinks: true, out status);

        var isHeld = false;
        try
        {
            handle.DangerousAddRef(ref isHeld);
            return Ask((int)handle.DangerousGetHandle(), "", EmptyPath, out status);
        }
        finally
        {
            if (isHeld)
                handle.DangerousRelease();
        }
    }

    private static ArticleReadReason? Ask(int folder, ReadOnlySpan<char> path, int flags, out FileStatus status)
    {
        status = default;
        Span<byte> buffer = stackalloc byte[StatxBytes];
        using var name = new NativePath(path, stackalloc byte[NativePath.OrdinaryBytes]);
        if (Statx(folder, in name.Start, flags, BasicStatus, ref MemoryMarshal.GetReference(buffer)) != 0)
        {
            return Marshal.GetLastPInvokeError() switch
            {
                NoSuchEntry or NotAFolder => ArticleReadReason.Vanished,
                TooManyLinks => ArticleReadReason.LinkLoop,
                _ => ArticleReadReason.Unreadable,
            };
        }

        var kind = (BitConverter.ToUInt16(buffer[ModeOffset..]) & TypeMask) switch
        {
            0x8000 => FileKind.File,
            0x4000 => FileKind.Folder,
            0xA000 => FileKind.Link,
            _ => FileKind.Other,
        };
        status = new FileStatus(
            kind,
            BitConverter.ToInt64(buffer[LengthOffset..]),
            TimeAt(buffer[ModifiedOffset..]),
            TimeAt(buffer[ChangedOffset..]),
            (BitConverter.ToUInt64(buffer[DeviceOffset..]), BitConverter.ToUInt64(buffer[InodeOffset..])));
        return null;
    }

    // To the tick, as the runtime tells it; times that it cannot tell count as its first or last.
    private static DateTime TimeAt(ReadOnlySpan<byte> time)
    {
        var seconds = Math.Clamp(BitConverter.ToInt64(time), DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds());
        var nanoseconds = BitConverter.ToUInt32(time[sizeof(long)..]);
        return DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
    }

    // The runtime does not tell pipes and devices from files, but for their size of zero: where a file may be one of them it counts as one.
    private static ArticleReadReason? AskRuntime(string path, bool followLinks, out FileStatus status)
    {
        status = default;
        try
        {
            FileSystemInfo entry = new FileInfo(path);
            var isLink = entry.LinkTarget is not null;
            if (isLink && followLinks)
                entry = entry.ResolveLinkTarget(returnFinalTarget: true) ?? entry;
            if (Directory.Exists(entry.FullName))
                entry = new DirectoryInfo(entry.FullName);
            if (!entry.Exists && !(isLink && !followLinks))
                return ArticleReadReason.Vanished;

            var length = entry is FileInfo { Exists: true } file ? file.Length : 0;
            var kind = isLink && !followLinks ? FileKind.Link
                : entry is DirectoryInfo ? FileKind.Folder
                : length > 0 || OperatingSystem.IsWindows() ? FileKind.File
                : FileKind.Other;
            status = new FileStatus(kind, length, entry.LastWriteTimeUtc, entry.LastWriteTimeUtc, default);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ArticleReadReason.Unreadable;
        }
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Statx(int folder, in byte path, int flags, uint mask, ref byte buffer);
}
