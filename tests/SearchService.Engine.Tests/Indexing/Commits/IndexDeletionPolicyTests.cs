using SearchService.Engine.Analysis;
using SearchService.Engine.Indexing;
using SearchService.Engine.Inspection;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Indexing;

/// <summary>Several commits kept: which, with which files, and what becomes of them when one of them is damaged.</summary>
public sealed class IndexDeletionPolicyTests
{
    private static readonly IndexWriterConfig LastTwo = new(new EnglishAnalyzer())
    {
        MaxMergeThreads = 0,
        MaxIndexingThreads = 1,
        IndexDeletionPolicy = new KeepLastCommitsDeletionPolicy(2),
    };

    private static readonly IndexWriterConfig OnlyLast = LastTwo with { IndexDeletionPolicy = new KeepOnlyLastCommitDeletionPolicy() };

    private readonly RamDirectory _directory = new();

    [Fact]
    public void KeepLast_of_no_commit_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new KeepLastCommitsDeletionPolicy(0));

    [Fact]
    public void ListCommits_of_an_empty_directory_is_empty() => Assert.Empty(DirectoryReader.ListCommits(_directory));

    [Fact]
    public void KeepLast_keeps_so_many_commits_and_the_files_of_each()
    {
        CommitInTurn(LastTwo, "a", "b", "c", "d");
        AssertCommits((3, "a b c"), (4, "a b c d"));
        AssertNoOtherFiles();
    }

    [Fact]
    public void KeepLast_keeps_what_a_merge_replaced_until_its_commit_goes()
    {
        using var writer = new IndexWriter(_directory, LastTwo);
        Commit(writer, "a");
        Commit(writer, "b");
        writer.DeleteDocuments(TestDocuments.IdTerm("a"));
        writer.ForceMerge(1);
        writer.Commit();
        AssertCommits((2, "a b"), (3, "b"));
        Commit(writer, "c");
        AssertCommits((3, "b"), (4, "b c"));
        AssertNoOtherFiles();
    }

    [Fact]
    public void KeepLast_keeps_the_old_index_beside_one_that_was_created_anew()
    {
        CommitInTurn(LastTwo, "a", "b");
        CommitInTurn(LastTwo with { OpenMode = OpenMode.Create }, "c");
        AssertCommits((2, "a b"), (3, "c"));
        AssertNoOtherFiles();
    }

    [Fact]
    public void KeepLast_keeps_older_deletions_readable()
    {
        using var writer = new IndexWriter(_directory, LastTwo);
        writer.AddDocument(TestDocuments.Create("a"));
        writer.AddDocument(TestDocuments.Create("b"));
        Commit(writer, "c");
        writer.DeleteDocuments(TestDocuments.IdTerm("a"));
        writer.Commit();
        writer.DeleteDocuments(TestDocuments.IdTerm("b"));
        writer.Commit();
        AssertCommits((2, "b c"), (3, "c"));
        AssertNoOtherFiles();
    }

    [Fact]
    public void KeepOnlyLast_lets_go_at_opening_what_another_policy_kept()
    {
        CommitInTurn(LastTwo, "a", "b");
        new IndexWriter(_directory, OnlyLast).Dispose();
        AssertCommits((2, "a b"));
        AssertNoOtherFiles();
    }

    [Fact]
    public void Newest_commit_stays_even_if_a_policy_wants_it_gone()
    {
        CommitInTurn(LastTwo with { IndexDeletionPolicy = new DeleteEverything() }, "a", "b");
        AssertCommits((2, "a b"));
        AssertNoOtherFiles();
    }

    [Fact]
    public void Rollback_leaves_every_kept_commit()
    {
        CommitInTurn(LastTwo, "a", "b");
        using (var writer = new IndexWriter(_directory, LastTwo))
        {
            writer.AddDocument(TestDocuments.Create("x"));
            writer.DeleteDocuments(TestDocuments.IdTerm("a"), TestDocuments.IdTerm("b"));
            writer.ForceMerge(1);
            writer.Rollback();
        }

        AssertCommits((1, "a"), (2, "a b"));
        AssertNoOtherFiles();
    }

    [Fact]
    public void ListCommits_leaves_out_a_damaged_newest_and_one_with_a_missing_file()
    {
        CommitInTurn(LastTwo with { IndexDeletionPolicy = new KeepLastCommitsDeletionPolicy(3) }, "a", "b", "c");
        Damage("segments_3");
        AssertCommits((1, "a"), (2, "a b"));
        _directory.DeleteFile("_1.fdt");
        AssertCommits((1, "a"));
    }

    [Fact]
    public void Damaged_older_commit_stops_no_writer_and_costs_no_other_commit_a_file()
    {
        CommitInTurn(LastTwo with { IndexDeletionPolicy = new KeepLastCommitsDeletionPolicy(3) }, "a", "b", "c");
        Damage("segments_2");
        using (var writer = new IndexWriter(_directory, LastTwo))
        {
            AssertCommits((1, "a"), (3, "a b c"));
            Commit(writer, "d");
        }

        AssertCommits((3, "a b c"), (4, "a b c d"));
        AssertNoOtherFiles();
    }

    [Fact]
    public void Commit_that_was_never_published_is_in_nobodys_way_when_the_newest_is_damaged()
    {
        CommitInTurn(LastTwo, "a", "b");
        Damage("segments_2");
        _directory.SetFile("pending_segments_3", [1, 2, 3]);
        CommitInTurn(LastTwo with { OpenMode = OpenMode.Create }, "c");
        AssertCommits((1, "a"), (3, "c"));
        AssertNoOtherFiles();
    }

    [Fact]
    public void Constructor_deletes_an_older_commit_that_is_damaged_and_what_it_alone_named()
    {
        CommitInTurn(LastTwo, "a");
        CommitInTurn(LastTwo with { OpenMode = OpenMode.Create }, "b");
        Damage("segments_1");
        new IndexWriter(_directory, LastTwo).Dispose();
        AssertCommits((2, "b"));
        AssertNoOtherFiles();
    }

    [Fact]
    public void Constructor_append_to_a_damaged_newest_commit_is_refused_and_deletes_nothing()
    {
        CommitInTurn(LastTwo, "a", "b");
        Damage("segments_2");
        var files = _directory.ListAll();
        Assert.Throws<CorruptIndexException>(() => new IndexWriter(_directory, LastTwo));
        Assert.Equal(files, _directory.ListAll());
        _directory.DeleteFile("segments_2");
        _directory.DeleteFile("_0.fdt");
        Assert.Contains("_0.fdt", Assert.Throws<CorruptIndexException>(() => new IndexWriter(_directory, LastTwo)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_goes_on_from_an_older_commit_when_the_newest_is_damaged()
    {
        using (var writer = new IndexWriter(_directory, LastTwo))
        {
            Commit(writer, "a");
            Commit(writer, "b");
            writer.DeleteDocuments(TestDocuments.IdTerm("a"));
            writer.AddDocument(TestDocuments.Create("lost"));
            writer.Commit();
        }

        Damage("segments_3");
        var files = _directory.ListAll();
        var sound = DirectoryReader.ListCommits(_directory)[^1];
        using (var writer = new IndexWriter(_directory, LastTwo with { IndexCommit = sound }))
        {
            Assert.Subset(_directory.ListAll().ToHashSet(), files.ToHashSet());
            writer.DeleteDocuments(TestDocuments.IdTerm("b"));
            Assert.Equal(4, Commit(writer, "c"));
        }

        AssertCommits((2, "a b"), (4, "a c"));
        AssertNoOtherFiles();
    }

    [Fact]
    public void Constructor_goes_back_to_an_older_commit_and_later_ones_go_in_their_turn()
    {
        CommitInTurn(LastTwo, "a", "b");
        var older = DirectoryReader.ListCommits(_directory)[0];
        using (var writer = new IndexWriter(_directory, LastTwo with { IndexCommit = older }))
        {
            Commit(writer, "c");
        }

        AssertCommits((2, "a b"), (3, "a c"));
        AssertNoOtherFiles();
    }

    [Fact]
    public void Constructor_from_a_commit_that_is_gone_is_refused()
    {
        CommitInTurn(LastTwo, "a");
        var first = DirectoryReader.ListCommits(_directory)[0];
        CommitInTurn(LastTwo, "b", "c");
        Assert.Throws<FileNotFoundException>(() => new IndexWriter(_directory, LastTwo with { IndexCommit = first }));
        AssertCommits((2, "a b"), (3, "a b c"));
    }

    [Fact]
    public void Constructor_create_over_a_damaged_index_keeps_everything_until_the_first_commit()
    {
        CommitInTurn(LastTwo, "a", "b");
        Damage("segments_2");
        var files = _directory.ListAll();
        using (var writer = new IndexWriter(_directory, LastTwo with { OpenMode = OpenMode.Create }))
        {
            writer.AddDocument(TestDocuments.Create("c"));
            writer.Flush();
            Assert.Subset(_directory.ListAll().ToHashSet(), files.ToHashSet());
            Assert.Equal(3, writer.Commit());
        }

        AssertCommits((1, "a"), (3, "c"));
        AssertNoOtherFiles();
    }

    [Fact]
    public void Check_does_not_call_the_files_of_older_commits_left_behind()
    {
        CommitInTurn(LastTwo, "a", "b");
        Assert.Empty(CheckIndex.Check(_directory).UnreferencedFiles);
    }

    private static long Commit(IndexWriter writer, string id)
    {
        writer.AddDocument(TestDocuments.Create(id));
        return writer.Commit();
    }

    private void CommitInTurn(IndexWriterConfig config, params string[] ids)
    {
        using var writer = new IndexWriter(_directory, config);
        foreach (var id in ids)
        {
            Commit(writer, id);
        }
    }

    private void Damage(string file)
    {
        var bytes = _directory.GetFile(file);
        bytes[^20] ^= 1;
        _directory.SetFile(file, bytes);
    }

    private void AssertCommits(params (long Generation, string Ids)[] expected)
    {
        var found = new List<(long, string)>();
        foreach (var commit in DirectoryReader.ListCommits(_directory))
        {
            using var reader = DirectoryReader.Open(commit);
            found.Add((commit.Generation, string.Join(' ', TestDocuments.Ids(reader))));
        }

        Assert.Equal(expected, found);
    }

    private void AssertNoOtherFiles() => Assert.Equal(
        DirectoryReader.ListCommits(_directory).SelectMany(c => c.Infos.Files()).Distinct().Order(StringComparer.Ordinal),
        _directory.ListAll());

    private sealed class DeleteEverything : IndexDeletionPolicy
    {
        public override IEnumerable<IndexCommit> FindDeletions(IReadOnlyList<IndexCommit> commits) => commits;
    }
}
