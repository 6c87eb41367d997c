using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SearchService.Engine.Store;

/// <summary>Makes the entries of a folder durable. .NET cannot open a folder, so on Unix this asks the C library; elsewhere the
/// file system does it by itself.</summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0;

    public static void Sync(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(path, ReadOnly);
        if (descriptor < 0)
        {
            throw Failure("open", path);
        }

        try
        {
            if (FSync(descriptor) != 0)
            {
                throw Failure("sync", path);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failure(string verb, string path)
    {
        var error = new Win32Exception(Marshal.GetLastPInvokeError());
        return new IOException($"cannot {verb} the folder '{Path.GetFileName(path)}': {error.Message}", error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
