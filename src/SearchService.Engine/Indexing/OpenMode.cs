namespace SearchService.Engine.Indexing;

/// <summary>What a new writer does with an index that is there already.</summary>
public enum OpenMode
{
    /// <summary>Goes on with it, or begins a new one.</summary>
    CreateOrAppend,

    /// <summary>Goes on with it; throws when there is none.</summary>
    Append,

    /// <summary>Begins anew; the old commit stays until the first commit of this writer.</summary>
    Create,
}
