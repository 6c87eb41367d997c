using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using SearchService.Testing;

namespace SearchService.Conformance.Tests;

/// <summary>The newest commit of a folder, open through our readers.</summary>
public sealed class EngineIndex : IDisposable
{
    private readonly MMapDirectory _directory;

    public EngineIndex(string path)
    {
        _directory = new MMapDirectory(path);
        Reader = DirectoryReader.Open(_directory);
    }

    public DirectoryReader Reader { get; }

    /// <summary>The canonical dump of the commit.</summary>
    /// <param name="digest">Digests instead of lines.</param>
    /// <param name="only">Only sections whose name begins so.</param>
    public List<string> Dump(bool digest, string only = "")
    {
        var lines = new CanonicalLines(digest, only);
        IndexDump.Write(lines, Reader.Commit, Reader.Segments);
        return lines.Kept;
    }

    public void Dispose()
    {
        Reader.Dispose();
        _directory.Dispose();
    }
}
