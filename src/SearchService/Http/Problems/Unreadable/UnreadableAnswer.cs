using System.Globalization;
using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace SearchService.Http;

/// <summary>The bytes of an answer to what is no request, after which the connection ends.</summary>
public static class UnreadableAnswer
{
    /// <summary>The answer, as HTTP/1.1 puts it.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="headers">What the server would send; only what tells of the allowed methods is kept.</param>
    public static byte[] Write(int status, IHeaderDictionary headers)
    {
        var body = new Problem(status, DetailOf(status)).ToJson();
        IHeaderDictionary answer = new HeaderDictionary
        {
            [HeaderNames.ContentLength] = body.Length.ToString(CultureInfo.InvariantCulture),
            [HeaderNames.ContentType] = MediaTypeNames.Application.ProblemJson,
            [HeaderNames.CacheControl] = "no-store",
            [HeaderNames.Connection] = "close",
            [HeaderNames.Date] = HeaderUtilities.FormatDate(DateTimeOffset.UtcNow),
        };
        if (headers.Allow.Count > 0)
        {
            answer.Allow = headers.Allow;
        }

        SecurityHeaders.Add(answer);
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} {ReasonPhrases.GetReasonPhrase(status)}\r\n");
        foreach (var (name, value) in answer)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body];
    }

    private static string DetailOf(int status) => status switch
    {
        StatusCodes.Status405MethodNotAllowed => "This form of target is for another method; see the header Allow.",
        StatusCodes.Status408RequestTimeout => "The request took too long to come in.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large.",
        StatusCodes.Status414UriTooLong => $"The URL goes up to {UrlLimit.MaxLength} characters; POST /search takes more.",
        StatusCodes.Status431RequestHeaderFieldsTooLarge => "The headers are too many or too large.",
        StatusCodes.Status505HttpVersionNotsupported => "This version of HTTP is not spoken here.",
        _ => "The request is not valid HTTP. In a path and a query string everything but ASCII is percent-encoded, and a null byte cannot be.",
    };
}
