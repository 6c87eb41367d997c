namespace SearchService.Benchmarks;

/// <summary>What the driver can do.</summary>
internal static class DriverHelp
{
    public const string Text = """
        write FOLDER COUNT           writes synthetic articles as files, 1,000 a sub-folder
            --related N              longest related list (8)
        index-memory COUNT INDEX     indexes synthetic articles without files in between
            --threads N  --ram MB    indexing threads and their buffer
            --related N              longest related list that is stored (0)
            --force-merge            merges to one segment afterwards
        index-folder FOLDER INDEX    indexes a folder of files as the service does, all of it
            --changed                what changed since the last time only
            --repeat N               N jobs in one process; all but the first are timed on standard error
        queries INDEX FILE           draws queries from an index and writes them to a file
        search INDEX                 times the classes of queries on an index
            --queries FILE           instead of drawing them
            --only CLASS[,CLASS]     some classes
            --hits FILE              writes total, ids and score bits of each query, to compare engines
        suggest INDEX                times suggestions by what was typed
        rivals                       compares with Apache Lucene in Java: equal answers first, then times, sizes and memory
            --articles N (100,000)   synthetic articles; or --folder FOLDER of article files
            --starts N (5)           processes of each side; the figures are medians   --rounds N (3)  timed rounds a query
            --only CLASS[,CLASS]     some classes               --queries FILE  instead of drawing them
            --work FOLDER            where articles and indexes are kept    --reuse  takes those that are there
            --verify                 compares the answers and stops
            --http                   compares the service with Lucene behind the JDK's server instead, under load
                --connections N (32)  --seconds N (10)  --port N (5180), and the next one
        load PORT ARTICLES           sends the searches of rivals --http to a server; ARTICLES is articles.bin of its --work
            --path PATH              one request instead, again and again   --connections N (32)  --seconds N (10)
        micro [BenchmarkDotNet's]    micro benchmarks
        both timings: --cpu = processor time of a thread instead of the time that passes (Linux), for machines that are busy
        everywhere: --seed N (42), --count N queries a class (200), --json
        """;
}
