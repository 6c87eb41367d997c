using System.Text.Json;

namespace SearchService.Benchmarks;

/// <summary>Results for machines.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Write(object result) => Console.WriteLine(JsonSerializer.Serialize(result, Options));
}
