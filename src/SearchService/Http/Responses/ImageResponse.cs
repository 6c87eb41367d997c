namespace SearchService.Http;

/// <summary>A picture; width and height in pixels.</summary>
public sealed record ImageResponse(string Url, int? Width, int? Height);
