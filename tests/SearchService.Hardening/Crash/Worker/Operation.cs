using SearchService.Engine.Indexing;
using SearchService.Testing;

namespace SearchService.Hardening;

/// <summary>One change that a thread of a crash worker makes to one of the documents that are its own.</summary>
/// <param name="Id">Which document.</param>
/// <param name="Title">What it becomes; null = it is deleted.</param>
internal readonly record struct Operation(string Id, string? Title)
{
    public void ApplyTo(IndexWriter writer)
    {
        if (Title is null)
        {
            writer.DeleteDocuments(TestDocuments.IdTerm(Id));
        }
        else
        {
            writer.UpdateDocument(TestDocuments.IdTerm(Id), TestDocuments.Create(Id, Title));
        }
    }
}
