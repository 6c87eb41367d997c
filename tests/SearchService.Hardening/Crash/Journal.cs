using System.Globalization;

namespace SearchService.Hardening;

/// <summary>What a crash worker said before it died: its sessions in order. A line that was cut off is not there.
/// <code>
/// session N empty|kept     a writer opened; its index starts without the documents of before, or with them
/// merging                  a merge is about to begin
/// begin NAME DONE…         a commit is about to begin; it holds at least so many changes of each thread
/// done NAME BEGUN…         it was acknowledged, and holds at most so many
/// </code></summary>
internal sealed class Journal
{
    public const string Merging = "merging";

    private readonly List<JournalSession> _sessions = [];

    public IReadOnlyList<JournalSession> Sessions => _sessions;

    public static string Session(int number, bool startsEmpty) =>
        string.Create(CultureInfo.InvariantCulture, $"session {number} {(startsEmpty ? "empty" : "kept")}");

    public static string Begin(string name, int[] done) => $"begin {name} {string.Join(' ', done)}";

    public static string Acknowledged(string name, int[] begun) => $"done {name} {string.Join(' ', begun)}";

    /// <exception cref="InvalidDataException">No worker says such a line.</exception>
    public void Add(string line)
    {
        switch (line.Split(' '))
        {
            case ["session", var number, "empty" or "kept"]:
                _sessions.Add(new JournalSession(int.Parse(number, CultureInfo.InvariantCulture), StartsEmpty: line.EndsWith("empty", StringComparison.Ordinal)));
                break;
            case ["begin", var name, .. var done]:
                _sessions[^1].Commits.Add(new JournalCommit(name, Numbers(done), null));
                break;
            case ["done", var name, .. var begun] when _sessions[^1].Commits[^1].Name == name:
                _sessions[^1].Commits[^1] = _sessions[^1].Commits[^1] with { AtMost = Numbers(begun) };
                break;
            case [Merging]:
                break;
            default:
                throw new InvalidDataException($"a worker said '{line}'");
        }
    }

    private static int[] Numbers(string[] words) => [.. words.Select(w => int.Parse(w, CultureInfo.InvariantCulture))];
}
