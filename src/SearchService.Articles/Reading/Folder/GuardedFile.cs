using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SearchService.Articles;

/// <summary>
/// Opens a file only if it is a regular one and, wherever the links of its path lead at that moment, lies in a folder. Both are asked of
/// the file once it is open, so that nobody can put something else in its place between the question and the reading.
/// </summary>
internal static class GuardedFile
{
    // <fcntl.h> of Linux, the same on every architecture that the runtime has. Without waiting: a pipe would wait for a writer.
    private const int ReadOnly = 0;
    private const int NoControllingTerminal = 0x100;
    private const int NonBlocking = 0x800;
    private const int CloseOnExecute = 0x80000;

    private const int NoSuchEntry = 2;
    private const int NotAFolder = 20;
    private const int TooManyLinks = 40;

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="canonicalFolder">The folder in which it must lie, without links; null = anywhere.</param>
    /// <param name="status">What the open file is like.</param>
    /// <param name="reason">Why it is not opened; null when it is.</param>
    /// <returns>The open file, or null.</returns>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public static SafeFileHandle? Open(string path, string? canonicalFolder, out FileStatus status, out ArticleReadReason? reason)
    {
        // Before it is opened, too: opening a device may do something.
        reason = FileStatus.Of(path, followLinks: true, out status) ?? ReasonAgainst(status);
        if (reason is not null)
            return null;

        var handle = OperatingSystem.IsLinux() ? OpenWithoutWaiting(path, out reason) : File.OpenHandle(path);
        if (handle is null)
            return null;

        reason = FileStatus.Of(handle, path, out status) ?? ReasonAgainst(status);
        if (reason is null && canonicalFolder is not null && !IsWithin(handle, status, path, canonicalFolder))
            reason = ArticleReadReason.OutsideFolder;
        if (reason is null)
            return handle;

        handle.Dispose();
        return null;
    }

    private static ArticleReadReason? ReasonAgainst(in FileStatus status) => status.Kind == FileKind.File ? null : ArticleReadReason.NotAFile;

    private static SafeFileHandle? OpenWithoutWaiting(string path, out ArticleReadReason? reason)
    {
        reason = null;
        using var name = new NativePath(path, stackalloc byte[NativePath.OrdinaryBytes]);
        var descriptor = Open(in name.Start, ReadOnly | NoControllingTerminal | NonBlocking | CloseOnExecute);
        if (descriptor >= 0)
            return new SafeFileHandle(descriptor, ownsHandle: true);

        reason = Marshal.GetLastPInvokeError() switch
        {
            NoSuchEntry or NotAFolder => ArticleReadReason.Vanished,
            TooManyLinks => ArticleReadReason.LinkLoop,
            _ => ArticleReadReason.Unreadable,
        };
        return null;
    }

    private static bool IsWithin(SafeFileHandle handle, in FileStatus status, string path, string folder)
    {
        // The system tells where an open file lies. Where it does not, the file must be the one that lies at the place to which the
        // links lead now.
        if (OperatingSystem.IsLinux() && new FileInfo($"/proc/self/fd/{handle.DangerousGetHandle()}").LinkTarget is { } place)
            return CanonicalPath.IsWithin(place, folder);
        return CanonicalPath.Resolve(path) is { } target
            && CanonicalPath.IsWithin(target, folder)
            && FileStatus.Of(target, followLinks: false, out var there) is null
            && there.Kind == FileKind.File
            && there.Identity == status.Identity;
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Open(in byte path, int flags);
}
