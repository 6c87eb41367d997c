using System.Text;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SearchService.Articles.Tests.Reading;

/// <summary>The events of plain front matter against those of YamlDotNet, which are the definition.</summary>
public sealed class PlainFrontMatterTests
{
    private const string Article = """
        title: "The \"new\" \\ title: it's here # now"
        excerpt: ""
        publishedDateTime: 2020-05-20T16:02:28Z
        webUrl: "https://example.org/a?b=c&d=%20"
        quality: 17
        heat: -1
        bio: "first\r\n\tsecond"
        published: false
        nothing:

        provider:
          name: Some's Provider, & Söhne (100%) Le Lézard!?
          domain: example.org
          images:
            - url: "https://example.org/i.jpg"
              width: 50

            - url: plain
              isCached: true
        topics:
          - Azure
          - "Two words"
          - 1.5
        others:
        - a
        - name: b
          empty:
          more: c
        related:
          - title: "Größe – 東京"
            provider:
              name: x
              empty:
            topics:
              - y
        secured: "QSAXHjrTIdSDsyg+ZR51=="

        """;

    [Fact]
    public void Read_gives_the_events_of_YamlDotNet()
    {
        var plain = Read(Article);
        Assert.NotNull(plain);
        Assert.Equal(Expected(Article), Describe(plain));
    }

    [Theory]
    [InlineData("title: 'single'\n")]
    [InlineData("title: \"two\n  lines\"\n")]
    [InlineData("title: two\n  lines\n")]
    [InlineData("title: a # comment\n")]
    [InlineData("title: \"a\" # comment\n")]
    [InlineData("title: \"\\u0041\"\n")]
    [InlineData("title: &a b\n")]
    [InlineData("title: |\n  text\n")]
    [InlineData("topics: [a, b]\n")]
    [InlineData("title: a: b\n")]
    [InlineData("title: a #b\n")]
    [InlineData("title: 'a' b\n")]
    [InlineData("title: %a\n")]
    [InlineData("title: @a\n")]
    [InlineData("title: a:\n")]
    [InlineData("title:\ta\n")]
    [InlineData("title: a\r\n")]
    [InlineData("title: a\u2028b\n")]
    [InlineData("- a\n")]
    [InlineData("a:\n    b: 1\n  c: 2\n")]
    [InlineData("---\ntitle: a\n")]
    [InlineData("")]
    public void Read_leaves_everything_else_to_YamlDotNet(string text) => Assert.Null(Read(text));

    [Fact]
    public void Read_of_mutated_text_gives_the_events_of_YamlDotNet_or_none()
    {
        const int seed = 11;
        const string letters = "a1 -:\"\\\n  #'&*!|>%@{}[],.~?\t\r\u00e9\u2028";
        var random = new Random(seed);
        var read = 0;
        for (var trial = 0; trial < 20_000; trial++)
        {
            var text = new StringBuilder(Article);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(text.Length);
                switch (random.Next(4))
                {
                    case 0:
                        text[at] = letters[random.Next(letters.Length)];
                        break;
                    case 1:
                        text.Insert(at, letters[random.Next(letters.Length)]);
                        break;
                    case 2:
                        text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at));
                        break;
                    default:
                        var length = Math.Min(random.Next(1, 40), text.Length - at);
                        text.Insert(random.Next(text.Length), text.ToString(at, length));
                        break;
                }
            }

            if (Read(text.ToString()) is { } plain)
            {
                read++;
                Assert.True(Expected(text.ToString()).SequenceEqual(Describe(plain)), $"seed {seed}, trial {trial}:\n{text}");
            }
        }

        Assert.InRange(read, 2_000, 19_000);
    }

    [Fact]
    public void Read_of_the_corpus_gives_the_events_of_YamlDotNet()
    {
        var read = 0;
        var files = Directory.GetFiles(SharedFolder.Require("corpus/articles"), "*.md");
        foreach (var file in files)
        {
            var content = File.ReadAllBytes(file);
            if (FrontMatterFences.Find(content, out var range) is null
                && Encoding.UTF8.GetString(content[range]) is var text
                && Read(text) is { } plain)
            {
                read++;
                Assert.True(Expected(text).SequenceEqual(Describe(plain)), Path.GetFileName(file));
            }
        }

        Assert.True(read > files.Length * 0.99, $"{read} of {files.Length} files were plain");
    }

    private static List<FrontMatterEvent>? Read(string text)
    {
        var events = new List<FrontMatterEvent>();
        return PlainFrontMatter.Read(text.AsMemory(), ArticleReadOptions.Default, events) ? events : null;
    }

    private static List<string> Expected(string text)
    {
        var events = new List<ParsingEvent>();
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            while (parser.MoveNext())
            {
                events.Add(parser.Current!);
            }
        }
        catch (YamlException e)
        {
            return [.. Describe(events), e.Message];
        }

        return Describe(events);
    }

    // All that a cursor tells of an event, and what it must not have.
    private static List<string> Describe(List<ParsingEvent> events) => events.ConvertAll(e =>
    {
        Assert.True(e is not NodeEvent { Anchor.IsEmpty: false } and not NodeEvent { Tag.IsEmpty: false });
        return Describe(FrontMatterEvent.Of(e)!.Value);
    });

    private static List<string> Describe(List<FrontMatterEvent> events) => events.ConvertAll(Describe);

    private static string Describe(FrontMatterEvent e) => e.Kind switch
    {
        FrontMatterEventKind.Scalar => $"{e.Line} {(e.IsPlain ? "plain" : "quoted")} '{e.Text}'",
        FrontMatterEventKind.MappingStart or FrontMatterEventKind.SequenceStart or FrontMatterEventKind.MappingEnd or FrontMatterEventKind.SequenceEnd
            => $"{e.Line} {e.Kind}",
        _ => e.Kind.ToString(),
    };
}
