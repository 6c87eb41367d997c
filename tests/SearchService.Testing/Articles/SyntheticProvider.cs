namespace SearchService.Testing;

/// <summary>Who published an article.</summary>
/// <param name="Name">2 to 42 characters.</param>
/// <param name="Domain">Without a scheme.</param>
/// <param name="HasLogo">Whether its articles carry a small picture of it.</param>
/// <param name="HasMobilePages">Whether its articles have a mobile copy.</param>
public sealed record SyntheticProvider(string Name, string Domain, bool HasLogo, bool HasMobilePages);
