namespace SearchService.Testing;

/// <summary>The picture of an article.</summary>
/// <param name="Url">https.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record SyntheticImage(string Url, int Width, int Height);
