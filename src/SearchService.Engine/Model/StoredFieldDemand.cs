namespace SearchService.Engine.Model;

/// <summary>A visitor's answer to "do you want this stored field?".</summary>
public enum StoredFieldDemand
{
    Yes,
    No,

    /// <summary>Not this one and none after it.</summary>
    Stop,
}
