using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace SearchService.Http;

/// <summary>Hands the members of a JSON object to the binder as if they stood in a query string.</summary>
public static class SearchBody
{
    public static void AddTo(ArticleSearchBinder binder, JsonElement body)
    {
        foreach (var member in body.EnumerateObject())
        {
            AddMember(binder, member);
        }
    }

    private static void AddMember(ArticleSearchBinder binder, JsonProperty member)
    {
        var (name, value) = (member.Name, member.Value);
        if (value.ValueKind == JsonValueKind.Null)
        {
            // Checks the name; a value that is null is one that is not given.
            if (SearchParameters.Find(name) is null)
            {
                binder.Add(name, StringValues.Empty);
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            AddArray(binder, name, value);
        }
        else if (TextOf(value) is { } text)
        {
            binder.Add(name, text);
        }
        else
        {
            binder.Fail(name, "must be a plain value, not an object.");
        }
    }

    private static void AddArray(ArticleSearchBinder binder, string name, JsonElement array)
    {
        if (SearchParameters.Find(name) is { IsRepeatable: false })
        {
            binder.Fail(name, "must be one value, not a list.");
            return;
        }

        var values = array.EnumerateArray().Select(TextOf).ToArray();
        if (values.Contains(null))
        {
            binder.Fail(name, "must be a list of plain values.");
            return;
        }

        binder.Add(name, values);
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
