using System.Diagnostics;
using SearchService.Testing;

namespace SearchService.Benchmarks;

/// <summary><c>write FOLDER COUNT</c>: synthetic articles as files, 1,000 a sub-folder.</summary>
internal static class WriteCommand
{
    public static int Run(DriverArguments arguments)
    {
        var folder = arguments.Value(0, "FOLDER");
        var count = arguments.Number(1, "COUNT");
        var generator = new ArticleGenerator(arguments.Number("seed", DriverDefaults.Seed));
        var maxRelated = arguments.Number("related", ArticleFileWriter.DefaultMaxRelated);
        var elapsed = Stopwatch.StartNew();
        Parallel.For(
            0,
            count,
            () => new ArticleFileWriter(generator, maxRelated),
            (index, _, writer) =>
            {
                writer.Write(generator.Create(index), folder);
                return writer;
            },
            static _ => { });
        Console.WriteLine($"{count:N0} articles written in {elapsed.Elapsed.TotalSeconds:F1} s");
        return 0;
    }
}
