using System.Text;
using System.Text.Json;
using SearchService.Testing;
using Xunit;

namespace SearchService.Tests.Http;

/// <summary>Requests that nobody sends in good faith: whatever comes, the answer is JSON of the right media type, in time, and
/// tells nothing of the inside.</summary>
public sealed class HostileRequestsTests(SampleService sample)
{
    private static readonly TimeSpan MaxElapsed = TimeSpan.FromSeconds(1);

    private static readonly string[] AnswersToQ = ["200"];
    private static readonly string[] NumericParameters = ["page", "size", "facetSize", "minQuality", "maxQuality", "qualityWeight"];

    /// <summary>Texts for q, percent-encoded: every one is answered by a page.</summary>
    public static TheoryData<string, string> Texts => new()
    {
        { "control characters", string.Concat(Enumerable.Range(0, 32).Select(c => $"%{c:X2}")) + "wind%7F%C2%80%C2%9F" },
        { "null bytes", "%00wind%00" },
        { "high surrogate", "%ED%A0%80" },
        { "low surrogate", "wind%ED%BF%BF*" },
        { "overlong slash", "%C0%AF%E0%80%AF" },
        { "beyond Unicode", "%F4%90%80%80%F8%88%80%80%80" },
        { "truncated sequence", "wind%E2%82" },
        { "invalid percent-encoding", "%zz%1%%u1234wind%" },
        { "7,000 letters", new string('a', 7_000) },
        { "7,000 stars", new string('*', 7_000) },
        { "7,000 tildes", "wind" + new string('~', 7_000) },
        { "2,000 words", string.Join('+', Enumerable.Range(0, 2_000).Select(i => "abcdefghij"[i % 10])) },
        { "1,000 prefixes", string.Join('+', Enumerable.Range(0, 1_000).Select(i => $"{(char)('a' + (i % 26))}*")) },
        { "200 fuzzy words", string.Join('+', Enumerable.Range(0, 200).Select(i => $"{(char)('a' + (i % 26))}ind~2")) },
        { "fuzzy words of 250 letters", string.Join('+', Enumerable.Range(0, 27).Select(i => new string((char)('a' + (i % 26)), 250) + "~2")) },
        { "fuzzy letters", "a~2+%C3%A9~2+%F0%9F%9A%80~2+1~2" },
        { "fuzzy nothing", "~~~+word~9+~2+~~2" },
        { "fuzzy everywhere", "title:a~2+-b~+NOT+c~1+(topic:d~2+OR+%22e~%22~2)" },
        { "200 unknown long words", string.Join('+', Enumerable.Range(0, 200).Select(i => $"qwertzuiopasdfghj{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}xcvbnmqwer")) },
        { "unknown words of 255 letters", string.Join('+', Enumerable.Range(0, 27).Select(i => new string((char)('a' + (i % 26)), 255))) },
        { "one quote", "%22" },
        { "unbalanced quotes", "%22wind+%22farm+%22" },
        { "empty phrases", "%22%22+%22+%22" },
        { "opening parentheses", new string('(', 3_000) + "wind" },
        { "closing parentheses", "wind" + new string(')', 3_000) },
        { "deep parentheses", new string('(', 900) + "wind" + new string(')', 900) },
        { "deep parentheses with OR", string.Concat(Enumerable.Repeat("(a+OR+", 300)) + "b" + new string(')', 300) },
        {
            "different words in deep parentheses",
            string.Concat(Enumerable.Range(0, 60).Select(i => $"(word{i}+OR+wind+AND+")) + "b" + new string(')', 60)
        },
        { "negations in deep parentheses", string.Concat(Enumerable.Range(0, 60).Select(i => $"NOT+(word{i}+OR+")) + "b" + new string(')', 60) },
        { "phrase of one word", "%22" + string.Join('+', Enumerable.Repeat("wind", 300)) + "%22" },
        { "nested NOT", string.Concat(Enumerable.Repeat("NOT+", 400)) + "wind" },
        { "nested minus", new string('-', 1_500) + "(wind" },
        { "only operators", "AND+OR+NOT+AND+(OR)+-+~+*+:" },
        { "only stop words", "the+and+of+to+a+in+is+it" },
        { "phrase of stop words", "%22the+of+and%22" },
        { "only negation", "-wind" },
        { "prefix of one letter", "a*" },
        { "star", "*" },
        { "tilde", "~" },
        { "minus", "-" },
        { "field without word", "title:" },
        { "field of field", "title:title:title:wind" },
        { "field with star", "title:*" },
        { "unknown field", "secured:a*" },
        { "fuzzy numbers", "wind~99999999999999999999+wind~-1+wind~1.5" },
        { "boost", "wind^99999999999" },
        { "regular expression", "/(a%2B)%2B$/" },
        { "script", "%3Cscript%3Ealert(1)%3C/script%3E" },
        { "quote and backslash", "%5C%22%5C%5C%22" },
        { "path", "../../../../etc/passwd" },
        { "right to left override", "%E2%80%AEdniw%E2%80%AC%EF%BB%BF" },
        { "1,500 combining marks", "e" + string.Concat(Enumerable.Repeat("%CC%81", 1_300)) },
        { "emoji family", "%F0%9F%91%A8%E2%80%8D%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7" },
    };

    /// <summary>Targets that may be refused, but in good form; the last column holds the statuses that are right.</summary>
    public static TheoryData<string, string, string> Targets
    {
        get
        {
            var targets = new TheoryData<string, string, string>
            {
                { "100,000 letters", "/search?q=" + new string('a', 100_000), "414" },
                { "100,000 letters of path", "/articles/" + new string('a', 100_000), "414" },
                { "2,000 long words", "/search?q=" + string.Join('+', Enumerable.Range(0, 2_000).Select(i => $"word{i}")), "414" },
                { "repeated page", "/search?page=1&page=2", "400" },
                { "repeated size", "/search?size=1&SIZE=2", "400" },
                { "1,000 topics", "/search?" + string.Join('&', Enumerable.Range(0, 700).Select(i => $"topic={i}")), "200" },
                { "empty values", "/search?q=&topic=&provider=&category=&type=&facets=", "200" },
                { "empty size", "/search?size=", "400" },
                { "only ampersands", "/search?" + new string('&', 5_000), "200" },
                { "names without values", "/search?q&topic&facets", "200" },
                { "value without a name", "/search?=wind", "400" },
                { "1,000 unknown names", "/search?" + string.Join('&', Enumerable.Range(0, 1_000).Select(i => $"n{i}=1")), "400" },
                { "unknown name with a null byte", "/search?q%00=wind", "400" },
                { "unknown name of surrogates", "/search?%ED%A0%80=1", "400" },
                { "long unknown name of emoji", "/search?n" + string.Concat(Enumerable.Repeat("%F0%9F%98%80", 300)) + "=1", "400" },
                { "long sort of emoji", "/search?sort=n" + string.Concat(Enumerable.Repeat("%F0%9F%98%80", 300)), "400" },
                { "facets repeated", "/search?facets=topic,topic,type&facets=topic&facets=type", "200" },
                { "1,000 facets", "/search?facets=" + string.Join(',', Enumerable.Repeat("topic", 1_000)), "200" },
                { "unknown facet", "/search?facets=%00", "400" },
                { "excluded nothing", "/search?topic=-&topic=--", "200" },
                { "first day", "/search?from=0001-01-01&to=0001-01-01", "200" },
                { "last day", "/search?from=9999-12-31&to=9999-12-31", "200" },
                { "last instant", "/search?from=9999-12-31T23:59:59.9999999Z&to=9999-12-31T23:59:59.9999999Z", "200" },
                { "before the calendar", "/search?from=0001-01-01T00:00:00%2B14:00", "400" },
                { "after the calendar", "/search?to=9999-12-31T23:59:59-14:00", "400" },
                { "day zero", "/search?from=0000-00-00", "400" },
                { "no such day", "/search?from=2023-02-29", "400" },
                { "huge age", "/search?from=2147483647w&to=2147483647d", "200" },
                { "age beyond numbers", "/search?from=99999999999999999999d", "400" },
                { "negative age", "/search?from=-1d", "400" },
                { "from after to", "/search?from=2025-01-01&to=2020-01-01", "200" },
                { "empty range of qualities", "/search?minQuality=2147483647&maxQuality=-2147483648", "200" },
                { "window just right", "/search?page=10000&size=1", "200" },
                { "window too great", "/search?page=2147483647&size=100", "400" },
                { "page 2147483647 of nothing", "/search?page=2147483647&size=0", "200" },
                { "article with a null byte", "/articles/%01", "404" },
                { "article of surrogates", "/articles/%ED%A0%80", "404" },
                { "article above the folder", "/articles/..%2F..%2Fetc%2Fpasswd", "404" },
                { "article without an id", "/articles/", "404" },
                { "long id", "/articles/" + new string('a', 8_000), "404" },
                { "invalid percent-encoding in the path", "/articles/%zz%", "404" },
                { "job of nothing", "/jobs/%20", "404" },
                { "job above", "/jobs/..%2f..%2f", "404" },
            };
            foreach (var name in NumericParameters)
            {
                foreach (var value in (string[])["99999999999999999999999999999999", "-99999999999999999999", "2147483648", "1e309", "NaN", "Infinity", "0x10", "1,000", "%D9%A1", "+1+", "", "%00"])
                {
                    targets.Add($"{name} = {value}", $"/search?{name}={value}", name == "qualityWeight" && value == "+1+" ? "200 400" : "400");
                }
            }

            return targets;
        }
    }

    /// <summary>Bodies of POST /search and POST /reindex, and the statuses that are right for the first; the second refuses all.</summary>
    public static TheoryData<string, string, string, string> Bodies => new()
    {
        { "nothing but space", " ", "application/json", "400" },
        { "wrong JSON", "{\"q\":wind}", "application/json", "400" },
        { "single quotes", "{'q':'wind'}", "application/json", "400" },
        { "trailing comma", "{\"q\":\"wind\",}", "application/json", "400" },
        { "two objects", "{}{}", "application/json", "400" },
        { "null", "null", "application/json", "400" },
        { "list", "[{\"q\":\"wind\"}]", "application/json", "400" },
        { "deep lists", new string('[', 10_000), "application/json", "400" },
        { "deep objects", string.Concat(Enumerable.Repeat("{\"q\":", 10_000)), "application/json", "400" },
        { "duplicate names", "{\"q\":\"a\",\"q\":\"b\"}", "application/json", "400" },
        { "names that differ in case", "{\"size\":1,\"SIZE\":2}", "application/json", "200 400" },
        { "empty name", "{\"\":1}", "application/json", "400" },
        { "lone surrogate", "{\"q\":\"\\ud800\"}", "application/json", "400" },
        { "lone surrogate in a name", "{\"\\ud800\":1}", "application/json", "400" },
        { "null character", "{\"mode\":\"\\u0000\"}", "application/json", "400" },
        { "bytes that are no UTF-8", "{\"q\":\"\u00FF\u00FE\"}", "application/json", "400" },
        { "byte order mark", "\u00EF\u00BB\u00BF{\"qq\":1}", "application/json", "400" },
        { "wrong types", "{\"q\":{},\"size\":[],\"topic\":{\"a\":1},\"page\":true,\"mode\":1,\"strict\":\"yes\"}", "application/json", "400" },
        { "huge numbers", "{\"size\":1e400,\"page\":123456789012345678901234567890,\"minQuality\":-1e400}", "application/json", "400" },
        { "10,000 topics", "{\"topic\":[" + string.Join(',', Enumerable.Range(0, 10_000)) + "]}", "application/json", "200" },
        { "5,000 unknown names", "{" + string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"n{i}\":1")) + "}", "application/json", "400" },
        { "60,000 letters", "{\"q\":\"" + new string('a', 60_000) + "\"}", "application/json", "200" },
        { "10,000 words", "{\"q\":\"" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"w{i} ")) + "\"}", "application/json", "200" },
        { "10,000 parentheses", "{\"q\":\"" + new string('(', 10_000) + "\"}", "application/json", "200" },
        { "long name of emoji", "{\"n" + string.Concat(Enumerable.Repeat("\\ud83d\\ude00", 200)) + "\":1}", "application/json", "400" },
        { "1 MB", "{\"q\":\"" + new string('a', 1 << 20) + "\"}", "application/json", "413" },
        { "form", "q=wind", "application/x-www-form-urlencoded", "415" },
        { "XML", "<q>wind</q>", "application/xml", "415" },
        { "media type that is none", "{}", "json;;;=", "415" },
        { "UTF-16", "{\0\"\0q\0\"\0:\01\0}\0", "application/json; charset=utf-16", "400 415" },
        { "multipart", "--x\r\n\r\n--x--", "multipart/form-data; boundary=x", "415" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Search_takes_any_text(string name, string q) => await CheckAsync(name, "GET", "/search?highlight=true&explain=true&facets=topic,type&q=" + q, AnswersToQ);

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Suggest_takes_any_text(string name, string q) => await CheckAsync(name, "GET", "/suggest?size=20&q=" + q, AnswersToQ);

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Facets_take_any_prefix(string name, string prefix) =>
        await CheckAsync(name, "GET", "/facets/topic?size=1000&prefix=" + prefix, AnswersToQ);

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Get_answers_any_target_in_good_form(string name, string target, string statuses) =>
        await CheckAsync(name, "GET", target, statuses.Split(' '));

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Post_search_answers_any_body_in_good_form(string name, string body, string contentType, string statuses) =>
        await CheckAsync(name, "POST", "/search", statuses.Split(' '), Encoding.Latin1.GetBytes(body), contentType);

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Post_reindex_refuses_any_body_in_good_form(string name, string body, string contentType, string statuses) =>
        await CheckAsync(name, "POST", "/reindex", statuses.Contains('4') ? statuses.Split(' ') : ["400"], Encoding.Latin1.GetBytes(body), contentType);

    [Fact]
    public async Task Search_takes_a_sample_of_every_block_of_Unicode()
    {
        // Blocks begin at multiples of 16 and are mostly 128 or more long: eight characters from each 128.
        for (var block = 0; block <= 0x10FFFF; block += 128 * 64)
        {
            var text = new StringBuilder();
            for (var part = block; part < block + (128 * 64); part += 128)
            {
                for (var c = part; c < part + 128; c += 17)
                {
                    if (Rune.IsValid(c))
                    {
                        text.Append(new Rune(c).ToString()).Append(c % 3 == 0 ? " " : "");
                    }
                }
            }

            var q = Uri.EscapeDataString(text.ToString());
            await CheckAsync($"U+{block:X}", "GET", "/search?q=" + q, AnswersToQ);
            await CheckAsync($"U+{block:X} as fuzzy words", "GET", "/search?q=" + Uri.EscapeDataString(text.Replace(" ", "~2 ").ToString()), AnswersToQ);
            await CheckAsync($"U+{block:X} as a phrase", "GET", "/search?q=%22" + q[..Math.Min(q.Length, 2_000)], AnswersToQ);
        }
    }

    [Fact]
    public async Task A_byte_order_mark_before_a_body_is_passed_over()
    {
        using var response = await sample.Service.PostAsync("/search", "\uFEFF{\"q\":\"wind\"}");

        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_refused_large_body_reaches_an_ordinary_client()
    {
        for (var i = 0; i < 5; i++)
        {
            using var response = await sample.Service.PostAsync("/search", $$"""{"q":"{{new string('x', 1 << 20)}}"}""");

            await RunningService.ReadProblemAsync(response, System.Net.HttpStatusCode.RequestEntityTooLarge);
        }
    }

    private async Task CheckAsync(string name, string method, string target, string[] statuses, byte[]? body = null, string? contentType = null)
    {
        var answer = await SendAsync(method, target, body, contentType);
        var text = Encoding.UTF8.GetString(answer.Body);
        var told = $"{name}: {answer.Status} {answer.MediaType} {text[..Math.Min(text.Length, 300)]}";
        Assert.True(statuses.Contains($"{answer.Status}"), told);
        Assert.True(answer.MediaType == (answer.Status < 400 ? "application/json" : "application/problem+json"), told);
        using var json = StrictJson.Parse(answer.Body, told);
        Assert.True(json.RootElement.ValueKind == JsonValueKind.Object, told);
        if (answer.Status >= 400)
        {
            Assert.Equal(answer.Status, json.RootElement.GetProperty("status").GetInt32());
            Assert.False(text.Contains("   at ", StringComparison.Ordinal) || text.Contains("Exception", StringComparison.Ordinal), told);
            Assert.False(text.Contains(Repository.Root, StringComparison.Ordinal) || text.Contains(Path.GetTempPath(), StringComparison.Ordinal), told);
        }

        // A machine that does other things besides may stop for a while: what is slow is slow three times.
        for (var i = 0; i < 2 && answer.Elapsed > MaxElapsed; i++)
        {
            answer = await SendAsync(method, target, body, contentType);
        }

        Assert.True(answer.Elapsed <= MaxElapsed, $"{name}: {answer.Elapsed.TotalMilliseconds:0} ms");
    }

    private Task<RawAnswer> SendAsync(string method, string target, byte[]? body, string? contentType) =>
        RawHttp.SendAsync(sample.Service.Client.BaseAddress!, method, target, body, contentType, TestContext.Current.CancellationToken);
}
