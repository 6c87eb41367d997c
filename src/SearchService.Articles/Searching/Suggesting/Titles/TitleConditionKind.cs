namespace SearchService.Articles;

/// <summary>What titles may have in common.</summary>
internal enum TitleConditionKind
{
    /// <summary>A word.</summary>
    Word,

    /// <summary>A word with a beginning.</summary>
    Beginning,

    /// <summary>A word at a place, as <see cref="TitlePlace.Word"/> writes it.</summary>
    PlacedWord,

    /// <summary>A word with a beginning at a place, as <see cref="TitlePlace.Beginning"/> writes it.</summary>
    PlacedBeginning,
}
