using Microsoft.Net.Http.Headers;

namespace SearchService.Http;

/// <summary>A file of the search page, ready to be sent.</summary>
/// <param name="Path">Where it is asked for, with a leading slash.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Tag">Told from the bytes, so that a browser that has them is told so.</param>
public sealed record PageFile(string Path, string ContentType, byte[] Content, EntityTagHeaderValue Tag);
