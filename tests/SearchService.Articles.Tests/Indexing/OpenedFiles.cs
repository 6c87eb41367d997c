using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SearchService.Articles.Tests;

/// <summary>Tells which files of a folder were opened, by whom ever, as the system saw it.</summary>
internal sealed class OpenedFiles : IDisposable
{
    // <sys/inotify.h>: opened, but not folders; do not wait for the next.
    private const uint Opened = 0x20;
    private const int NonBlocking = 0x800;
    private const int HeadBytes = 16;

    private readonly SafeFileHandle _events;

    public OpenedFiles(string folder)
    {
        _events = new SafeFileHandle(Init(NonBlocking), ownsHandle: true);
        if (_events.IsInvalid || Watch((int)_events.DangerousGetHandle(), Encoding.UTF8.GetBytes(folder + '\0'), Opened) < 0)
            throw new IOException($"cannot watch the folder: error {Marshal.GetLastPInvokeError()}");
    }

    /// <summary>The names of the files that were opened since the last call, each as often as it was.</summary>
    public IReadOnlyList<string> Names()
    {
        var names = new List<string>();
        var buffer = new byte[64 * 1024];
        nint length;
        while ((length = Read((int)_events.DangerousGetHandle(), buffer, buffer.Length)) > 0)
        {
            for (var at = 0; at < length;)
            {
                var nameBytes = BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(at + 12));
                var name = Encoding.UTF8.GetString(buffer, at + HeadBytes, nameBytes).TrimEnd('\0');
                if (name.Length > 0)
                    names.Add(name);
                at += HeadBytes + nameBytes;
            }
        }

        return names;
    }

    public void Dispose() => _events.Dispose();

    [DllImport("libc", EntryPoint = "inotify_init1", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Init(int flags);

    [DllImport("libc", EntryPoint = "inotify_add_watch", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Watch(int instance, byte[] path, uint mask);

    [DllImport("libc", EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint Read(int descriptor, byte[] buffer, nint count);
}
