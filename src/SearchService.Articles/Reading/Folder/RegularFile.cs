using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace SearchService.Articles;

/// <summary>
/// Tells files from what only looks like one, before it is opened: opening a pipe waits for a writer, for ever if none comes.
/// </summary>
internal static class RegularFile
{
    // Linux struct statx and <linux/stat.h>: the layout is the same on every architecture.
    private const int StatxBytes = 256;
    private const int ModeOffset = (3 * sizeof(uint)) + sizeof(ulong) + (2 * sizeof(uint));
    private const int TypeMask = 0xF000;
    private const int RegularType = 0x8000;
    private const int CurrentFolder = -100;
    private const uint WantType = 1;

    /// <summary>Null when there is a regular file, perhaps behind links, otherwise why there is none.</summary>
    /// <exception cref="IOException">Links lead in a circle.</exception>
    public static ArticleReadReason? Check(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
            file = target;
        if (!file.Exists)
            return ArticleReadReason.NotAFile;
        return file.Length > 0 || IsEmptyFile(file.FullName) ? null : ArticleReadReason.NotAFile;
    }

    /// <summary>
    /// Whether what has a size of zero is an empty file: pipes, sockets and devices have that size as well. Where the system
    /// cannot be asked the answer is no, so that it stays unopened; an empty file holds no article anyway.
    /// </summary>
    public static bool IsEmptyFile(string path)
    {
        if (!OperatingSystem.IsLinux())
            return OperatingSystem.IsWindows();

        var buffer = new byte[StatxBytes];
        try
        {
            return Statx(CurrentFolder, Encoding.UTF8.GetBytes(path + '\0'), 0, WantType, buffer) == 0
                && (BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(ModeOffset)) & TypeMask) == RegularType;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] buffer);
}
