using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Benchmarks;

/// <summary><c>queries INDEX FILE</c>: draws queries from an index and writes them down, for this engine and for others.</summary>
internal static class QueriesCommand
{
    public static int Run(DriverArguments arguments)
    {
        using var directory = new MMapDirectory(arguments.Value(0, "INDEX"));
        using var reader = DirectoryReader.Open(directory);
        var drawer = new QueryDrawer(reader, arguments.Number("seed", DriverDefaults.Seed));
        QueryTaskFile.Write(arguments.Value(1, "FILE"), drawer.Draw(arguments.Number("count", DriverDefaults.QueriesPerClass)));
        return 0;
    }
}
