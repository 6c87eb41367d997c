using System.Text.Json;

namespace SearchService.Benchmarks;

/// <summary>Compares what two servers answer to the same requests: totals, scores and counts.</summary>
internal static class HttpAnswers
{
    /// <summary>Null when they agree; otherwise what differs in the first answer that does.</summary>
    public static async Task<string?> DifferenceAsync(int port, int otherPort, IEnumerable<string> paths)
    {
        using var connection = new HttpConnection();
        using var other = new HttpConnection();
        await connection.ConnectAsync(port);
        await other.ConnectAsync(otherPort);
        foreach (var path in paths)
        {
            var request = HttpConnection.Request(path);
            var answer = Summary(HttpConnection.Body((await connection.SendAsync(request)).Span));
            var otherAnswer = Summary(HttpConnection.Body((await other.SendAsync(request)).Span));
            if (answer != otherAnswer)
            {
                return $"{path}\n  ours:   {answer}\n  theirs: {otherAnswer}";
            }
        }

        return null;
    }

    // Of documents with the last score any may stand on the page; their ids are left to the comparison without HTTP.
    private static string Summary(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        var hits = root.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("score").GetSingle());
        var facets = root.GetProperty("facets").EnumerateObject().Select(facet => $"{facet.Name}[{string.Join(", ", Values(facet.Value))}]");
        return $"{root.GetProperty("total").GetInt32()} {string.Join(' ', hits)} {string.Join(' ', facets)}";
    }

    private static IEnumerable<string> Values(JsonElement facet) => facet.GetProperty("values").EnumerateArray()
        .Select(value => $"{value.GetProperty("value").GetString()}:{value.GetProperty("count").GetInt32()}");
}
