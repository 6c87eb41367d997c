namespace SearchService.Articles;

/// <summary>Whether a text can be parted before one of its UTF-16 units.</summary>
internal delegate bool TextEdge(ReadOnlySpan<char> text, int index);
