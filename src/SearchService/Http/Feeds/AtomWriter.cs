using System.Globalization;
using System.Text;
using System.Xml;

namespace SearchService.Http;

/// <summary>Writes a feed as Atom (RFC 4287), its pages linked as RFC 5005 has it, with the total as OpenSearch 1.1 names it.</summary>
public static class AtomWriter
{
    public const string ContentType = "application/atom+xml; charset=utf-8";

    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string OpenSearch = "http://a9.com/-/spec/opensearch/1.1/";

    public static byte[] Write(Feed feed)
    {
        var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartElement(null, "feed", Atom);
            xml.WriteAttributeString("xmlns", "opensearch", null, OpenSearch);
            WriteHead(xml, feed);
            foreach (var entry in feed.Entries)
            {
                WriteEntry(xml, entry);
            }

            xml.WriteEndElement();
        }

        return output.ToArray();
    }

    private static void WriteHead(XmlWriter xml, Feed feed)
    {
        WriteText(xml, "id", feed.Id);
        WriteText(xml, "title", feed.Title);
        WriteText(xml, "updated", Time(feed.Updated));
        WriteAuthor(xml, feed.SiteName);
        WriteLink(xml, "self", "application/atom+xml", feed.Links.Self);
        WriteLink(xml, "alternate", "text/html", feed.Links.Alternate);
        if (feed.Links.Next is { } next)
        {
            WriteLink(xml, "next", "application/atom+xml", next);
        }

        xml.WriteElementString("totalResults", OpenSearch, feed.Total.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteEntry(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("entry", Atom);
        WriteText(xml, "id", entry.Id);
        WriteText(xml, "title", entry.Title);
        WriteText(xml, "updated", Time(entry.Updated));
        if (entry.Published is { } published)
        {
            WriteText(xml, "published", Time(published));
        }

        // An entry without content must link to where it can be read.
        WriteLink(xml, "alternate", entry.WebUrl is null ? "application/json" : "text/html", entry.WebUrl ?? entry.ServiceUrl);
        if (entry.Author is not null)
        {
            WriteAuthor(xml, entry.Author);
        }

        foreach (var topic in entry.Topics)
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", topic);
            xml.WriteEndElement();
        }

        if (entry.Summary is not null)
        {
            WriteText(xml, "summary", entry.Summary);
        }

        xml.WriteEndElement();
    }

    // The type of a text that does not say is plain text.
    private static void WriteText(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, text);

    private static void WriteAuthor(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Atom);
        WriteText(xml, "name", name);
        xml.WriteEndElement();
    }

    private static void WriteLink(XmlWriter xml, string rel, string type, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}
