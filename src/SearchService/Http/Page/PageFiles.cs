using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Net.Http.Headers;
using SearchService.Hosting;

namespace SearchService.Http;

/// <summary>The files of the search page: folder <c>wwwroot</c> of the project, embedded in the program, so that they are there
/// whatever folder the service is started in or published to.</summary>
public static class PageFiles
{
    private const string Folder = "wwwroot/";
    private const string IndexName = "index.html";
    private const string ImagesOff = """<meta name="remote-images" content="off">""";
    private const string ImagesOn = """<meta name="remote-images" content="on">""";
    private const string Name = "SearchService";

    /// <summary>All files, <c>/</c> first.</summary>
    /// <param name="options">What the site is called, and whether it shows the images of articles: the page reads both from itself.</param>
    public static IReadOnlyList<PageFile> Load(SearchOptions options)
    {
        var assembly = typeof(PageFiles).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Create(name[Folder.Length..], Read(assembly.GetManifestResourceStream(name)!), options))
            .OrderBy(file => file.Path == "/" ? 0 : 1)];
    }

    private static PageFile Create(string name, byte[] content, SearchOptions options)
    {
        var isIndex = name == IndexName;
        if (isIndex)
        {
            var html = Encoding.UTF8.GetString(content).Replace(Name, HtmlEncoder.Default.Encode(options.SiteName), StringComparison.Ordinal);
            content = Encoding.UTF8.GetBytes(options.ShowImages ? html.Replace(ImagesOff, ImagesOn, StringComparison.Ordinal) : html);
        }

        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"");
        return new PageFile(isIndex ? "/" : $"/{name}", ContentTypeOf(name), content, tag);
    }

    private static byte[] Read(Stream resource)
    {
        using (resource)
        {
            var content = new byte[resource.Length];
            resource.ReadExactly(content);
            return content;
        }
    }

    private static string ContentTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new NotSupportedException($"{name}: no media type is known for '{other}'."),
    };
}
