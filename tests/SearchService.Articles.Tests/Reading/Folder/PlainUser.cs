using System.Runtime.InteropServices;
using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Lets the current thread see files as a user without privileges does, also when an administrator runs the tests, to whom
/// nothing is unreadable. Gives everything back at its end.</summary>
internal sealed class PlainUser : IDisposable
{
    private const int Nobody = 65534;
    private const UnixFileMode Open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly List<string> _locked = [];
    private readonly int _before;

    private PlainUser(int before) => _before = before;

    /// <param name="folder">Stays readable.</param>
    public static PlainUser Become(string folder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lets a thread be another user.");
        if (OperatingSystem.IsLinux())
            File.SetUnixFileMode(folder, Open);
        return new PlainUser(SetFileUser(Nobody));
    }

    /// <summary>Sets the permissions of a file or folder, until the end.</summary>
    public void Lock(string path, UnixFileMode mode)
    {
        _ = SetFileUser(_before);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
        _locked.Add(path);
        _ = SetFileUser(Nobody);
    }

    public void Dispose()
    {
        _ = SetFileUser(_before);
        if (OperatingSystem.IsWindows())
            return;
        foreach (var path in _locked)
            File.SetUnixFileMode(path, Open);
    }

    [DllImport("libc", EntryPoint = "setfsuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SetFileUser(int id);
}
