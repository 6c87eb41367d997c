namespace SearchService.Testing;

/// <summary>A change of a directory's entries.</summary>
/// <param name="File">The file that the change is about.</param>
/// <param name="Removed">The name that went; null for a creation.</param>
/// <param name="Added">The name that came; null for a deletion.</param>
internal sealed record DirectoryChange(DiskFile File, string? Removed, string? Added)
{
    /// <summary>Makes the change, or nothing where what it is about is not there.</summary>
    public void ApplyTo(IDictionary<string, DiskFile> entries)
    {
        if (Removed is not null && !(entries.TryGetValue(Removed, out var file) && file == File && entries.Remove(Removed)))
        {
            return;
        }

        if (Added is not null)
        {
            entries[Added] = File;
        }
    }
}
