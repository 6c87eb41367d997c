using SearchService.Testing;

namespace SearchService.Hardening;

/// <summary>Which states a journal allows an index to be in after its writer was killed: the last acknowledged commit, or the one that was
/// under way. Within a commit each thread's changes are a beginning of them, of a length between the two that the journal tells.</summary>
/// <param name="life">The life that was ended.</param>
/// <param name="before">The state before it.</param>
/// <param name="journal">What it told.</param>
internal sealed class ExpectedIndex(LifeSeed life, IndexState before, Journal journal)
{
    // How far a thread may be beyond what was told when a commit was not acknowledged.
    private const int MaxUntold = 100_000;

    /// <summary>Why the state is not allowed; null when it is.</summary>
    public string? FindFault(IndexState found)
    {
        var documents = before.Lines;
        var last = before.Name;
        foreach (var session in journal.Sessions)
        {
            IReadOnlyDictionary<string, string> start = session.StartsEmpty ? new Dictionary<string, string>() : documents;
            foreach (var commit in session.Commits)
            {
                if (commit.Name == found.Name && !IsOvertaken(session, commit))
                {
                    return FindDifference(start, session, commit, found);
                }

                if (commit.AtMost is not null)
                {
                    last = commit.Name;
                }
            }

            if (session.Commits is [.., { AtMost: not null } exact] && exact.AtLeast.AsSpan().SequenceEqual(exact.AtMost))
            {
                documents = Apply(start, session, exact);
            }
        }

        if (found.Name != last)
        {
            return $"the newest commit is {found.Name}, expected {last} or the one under way";
        }

        return found.Name == before.Name ? Compare(before.Lines, found.Lines) : $"the commit {found.Name} was overtaken";
    }

    // A later acknowledged commit makes this one history.
    private bool IsOvertaken(JournalSession session, JournalCommit commit) =>
        session.Commits.SkipWhile(c => c != commit).Skip(1).Any(c => c.AtMost is not null)
        || journal.Sessions.SkipWhile(s => s != session).Skip(1).Any(s => s.Commits.Exists(c => c.AtMost is not null));

    private Dictionary<string, string> Apply(IReadOnlyDictionary<string, string> start, JournalSession session, JournalCommit commit)
    {
        var documents = start.ToDictionary();
        for (var thread = 0; thread < commit.AtLeast.Length; thread++)
        {
            var stream = new OperationStream(life, session.Number, thread);
            for (var i = 0; i < commit.AtLeast[thread]; i++)
            {
                Apply(stream.Next(), documents);
            }
        }

        return documents;
    }

    private string? FindDifference(IReadOnlyDictionary<string, string> start, JournalSession session, JournalCommit commit, IndexState found)
    {
        var foundOfThread = found.Lines.ToLookup(l => l.Key.Split('-')[0]);
        var threads = start.Keys.Select(id => id.Split('-')[0]).Concat(foundOfThread.Select(g => g.Key)).Distinct();
        foreach (var name in threads)
        {
            var number = int.Parse(name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
            var documents = start.Where(l => l.Key.Split('-')[0] == name).ToDictionary();
            var actual = foundOfThread[name].ToDictionary();
            var difference = number < commit.AtLeast.Length
                ? FindDifference(documents, new OperationStream(life, session.Number, number), commit.AtLeast[number], commit.AtMost?[number], actual)
                : Compare(documents, actual);
            if (difference is not null)
            {
                return $"thread {name} of commit {commit.Name}: {difference}";
            }
        }

        return null;
    }

    private static string? FindDifference(
        Dictionary<string, string> documents, OperationStream stream, int atLeast, int? atMost, Dictionary<string, string> actual)
    {
        for (var i = 0; i < atLeast; i++)
        {
            Apply(stream.Next(), documents);
        }

        var first = Compare(documents, actual);
        var difference = first;
        for (var i = atLeast; difference is not null && i < (atMost ?? atLeast + MaxUntold); i++)
        {
            Apply(stream.Next(), documents);
            difference = documents.Count == actual.Count ? Compare(documents, actual) : difference;
        }

        return difference is null ? null : $"no state after {atLeast} to {atMost?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} changes; after the least: {first}";
    }

    private static void Apply(Operation operation, Dictionary<string, string> documents)
    {
        if (operation.Title is null)
        {
            documents.Remove(operation.Id);
        }
        else
        {
            documents[operation.Id] = LiveDocuments.Line(operation.Id, operation.Title);
        }
    }

    private static string? Compare(IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> actual)
    {
        foreach (var (id, line) in expected)
        {
            if (!actual.TryGetValue(id, out var other) || other != line)
            {
                return $"{id} is {other ?? "missing"}, expected {line}";
            }
        }

        return actual.Keys.FirstOrDefault(id => !expected.ContainsKey(id)) is { } extra ? $"{extra} is there and should not be: {actual[extra]}" : null;
    }
}
