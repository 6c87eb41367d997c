using System.Net;
using SearchService.Http;

namespace SearchService.Hosting;

/// <summary>The settings about who may ask, and how much.</summary>
public sealed partial class SearchOptionsReader
{
    private const int MaxAdminKey = 1_000;

    private ServiceLimits ReadServiceLimits(ServiceLimits defaults) => defaults with
    {
        MaxConcurrentSearches = Integer("Limits:MaxConcurrentSearches", defaults.MaxConcurrentSearches, 1, 1_000),
        MaxQueuedSearches = Integer("Limits:MaxQueuedSearches", defaults.MaxQueuedSearches, 0, 1_000_000),
        MaxQueueTime = TimeSpan.FromSeconds(Number("Limits:MaxQueueSeconds", defaults.MaxQueueTime.TotalSeconds, 0, 600)),
        MaxConnections = Integer("Limits:MaxConnections", defaults.MaxConnections, 1, 1_000_000),
        RequestsPerSecond = Integer("Limits:RequestsPerSecond", defaults.RequestsPerSecond, 0, 1_000_000),
        RequestBurst = Integer("Limits:RequestBurst", defaults.RequestBurst, 0, 1_000_000),
    };

    private string? AdminKey()
    {
        var key = Value("AdminKey")?.Trim();
        if (key is { Length: > MaxAdminKey } || key?.Any(char.IsControl) == true)
        {
            // Without the value: a message may end up where the key must not.
            _complaints.Add($"{SectionName}:AdminKey must be at most {MaxAdminKey} characters, none of them a control character.");
        }

        return string.IsNullOrEmpty(key) ? null : key;
    }

    /// <summary>The values of a list: parted by commas in one value, or one for each number below the name, as a list in JSON is.</summary>
    private List<string> Values(string name)
    {
        var values = (Value(name) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        foreach (var child in _section.GetSection(name).GetChildren())
        {
            _known.Add($"{name}:{child.Key}");
            values.Add(child.Value?.Trim() ?? "");
        }

        return values;
    }

    private List<IPNetwork> Networks(string name)
    {
        var networks = new List<IPNetwork>();
        foreach (var value in Values(name))
        {
            if (IPAddress.TryParse(value, out var address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else if (IPNetwork.TryParse(value, out var network))
            {
                networks.Add(network);
            }
            else
            {
                Complain(name, value, "addresses such as 10.0.0.1 or networks such as 10.0.0.0/8, parted by commas");
            }
        }

        return networks;
    }

    private List<string> Origins(string name)
    {
        var origins = Values(name);
        foreach (var value in origins)
        {
            if (value != "*" && (WebAddress(value) is not { } url || url.GetLeftPart(UriPartial.Authority) != value.ToLowerInvariant()))
            {
                Complain(name, value, "origins such as https://news.example, parted by commas, or *");
            }
        }

        return origins;
    }

    private List<string> Hosts(string name)
    {
        var hosts = Values(name);
        foreach (var value in hosts)
        {
            var host = value.StartsWith("*.", StringComparison.Ordinal) ? value[2..] : value;
            if (value != "*" && Uri.CheckHostName(host) == UriHostNameType.Unknown)
            {
                Complain(name, value, "names such as news.example or *.news.example, without a port, parted by commas");
            }
        }

        return hosts;
    }

    private Uri? PublicUrl()
    {
        var value = Value("PublicUrl")?.Trim();
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        if (WebAddress(value) is { Query: "", Fragment: "" } url)
        {
            return url;
        }

        Complain("PublicUrl", value, "an address such as https://news.example/search, without ? and #");
        return null;
    }

    private static Uri? WebAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0 ? url : null;
}
