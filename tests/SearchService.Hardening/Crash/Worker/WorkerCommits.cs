using System.Globalization;
using SearchService.Engine.Indexing;

namespace SearchService.Hardening;

/// <summary>Commits of a session, told before and after.</summary>
internal sealed class WorkerCommits(IndexWriter writer, LifeSeed life, int session, WorkerThreads threads, Action<string> say)
{
    /// <summary>The key under which a commit notes which one it is.</summary>
    public const string NameKey = "commit";

    private int _count;

    /// <summary>What a commit notes under <see cref="NameKey"/>.</summary>
    public static string NameOf(int life, int session, int number) => string.Create(CultureInfo.InvariantCulture, $"{life}/{session}/{number}");

    public void Commit()
    {
        var name = NameOf(life.Life, session, _count++);
        say(Journal.Begin(name, threads.Done));
        writer.Commit(new Dictionary<string, string> { [NameKey] = name });
        say(Journal.Acknowledged(name, threads.Begun));
    }
}
