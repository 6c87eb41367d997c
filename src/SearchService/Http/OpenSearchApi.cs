using System.Text;
using System.Xml;
using SearchService.Hosting;

namespace SearchService.Http;

/// <summary><c>/opensearch.xml</c>: tells browsers and readers how to search here, as OpenSearch 1.1 describes it.</summary>
public static class OpenSearchApi
{
    private const string ContentType = "application/opensearchdescription+xml";
    private const string Namespace = "http://a9.com/-/spec/opensearch/1.1/";

    public static void MapOpenSearch(this IEndpointRouteBuilder routes)
    {
        var siteName = routes.ServiceProvider.GetRequiredService<SearchOptions>().SiteName;
        routes.MapGet("/opensearch.xml", (HttpContext context) => TypedResults.Bytes(Write(FeedLinks.BaseOf(context.Request), siteName), ContentType))
            .WithName("openSearch")
            .WithTags("feeds")
            .WithSummary("How to search here, for browsers")
            .Produces<string>(StatusCodes.Status200OK, ContentType);
    }

    private static byte[] Write(string service, string siteName)
    {
        var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartElement(null, "OpenSearchDescription", Namespace);
            xml.WriteElementString("ShortName", Namespace, siteName);
            xml.WriteElementString("Description", Namespace, $"{siteName}: news articles by words, phrases and topics");
            xml.WriteElementString("InputEncoding", Namespace, "UTF-8");
            xml.WriteElementString("OutputEncoding", Namespace, "UTF-8");
            WriteUrl(xml, "results", "text/html", $"{service}/?q={{searchTerms}}");
            WriteUrl(xml, "suggestions", "application/x-suggestions+json", $"{service}/suggest?q={{searchTerms}}&format=x-suggestions");
            WriteUrl(xml, "results", "application/atom+xml", $"{service}/search.atom?q={{searchTerms}}");
            WriteUrl(xml, "self", ContentType, $"{service}/opensearch.xml");
            xml.WriteEndElement();
        }

        return output.ToArray();
    }

    private static void WriteUrl(XmlWriter xml, string rel, string type, string template)
    {
        xml.WriteStartElement("Url", Namespace);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("template", template);
        xml.WriteEndElement();
    }
}
