using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace SearchService.Tests.Metrics;

/// <summary>Prometheus' text format (version 0.0.4), read as strictly as its page describes it: whatever is wrong fails the test.</summary>
public sealed partial class ExpositionText
{
    private readonly Dictionary<string, double> _samples = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private string _family = "";
    private string? _helpOf;

    private ExpositionText()
    {
    }

    /// <summary>The value of each series, by its name with its labels in order: <c>name{a="b",c="d"}</c>.</summary>
    public IReadOnlyDictionary<string, double> Samples => _samples;

    /// <summary>The type of each family.</summary>
    public IReadOnlyDictionary<string, string> Types => _types;

    public double this[string series] => Assert.Contains(series, _samples);

    public static ExpositionText Parse(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        var parsed = new ExpositionText();
        foreach (var line in text[..^1].Split('\n'))
        {
            parsed.ReadLine(line);
        }

        foreach (var (name, _) in parsed._types.Where(family => family.Value == "histogram"))
        {
            parsed.CheckHistogram(name);
        }

        return parsed;
    }

    private void ReadLine(string line)
    {
        if (Help().Match(line) is { Success: true } help)
        {
            Assert.DoesNotContain(help.Groups["name"].Value, _types);
            _helpOf = help.Groups["name"].Value;
        }
        else if (Type().Match(line) is { Success: true } type)
        {
            _family = type.Groups["name"].Value;
            Assert.True(_helpOf is null || _helpOf == _family, $"the help of {_helpOf} stands before {_family}");
            Assert.True(_types.TryAdd(_family, type.Groups["type"].Value), $"{_family} has two types");
            Assert.Equal(_types[_family] == "counter", _family.EndsWith("_total", StringComparison.Ordinal));
            _helpOf = null;
        }
        else
        {
            ReadSample(line);
        }
    }

    private void ReadSample(string line)
    {
        var sample = Sample().Match(line);
        Assert.True(sample.Success, $"not a sample: {line}");
        var name = sample.Groups["name"].Value;
        string[] names = _types[_family] == "histogram" ? [$"{_family}_bucket", $"{_family}_sum", $"{_family}_count"] : [_family];
        Assert.Contains(name, names);
        var labels = sample.Groups["label"].Captures.Zip(sample.Groups["value"].Captures, (label, value) => (Name: label.Value, Value: value.Value)).ToArray();
        Assert.Equal(labels.Length, labels.Select(label => label.Name).Distinct().Count());
        var number = Number(sample.Groups["number"].Value);
        Assert.True(_types[_family] == "gauge" || number >= 0, $"below zero: {line}");
        Assert.True(_samples.TryAdd(Series(name, labels), number), $"twice: {line}");
    }

    // Every set of labels has buckets that grow up to +Inf, which is the count, and a sum.
    private void CheckHistogram(string name)
    {
        var buckets = _samples.Keys.Where(series => series.StartsWith(name + "_bucket{", StringComparison.Ordinal))
            .Select(series => (Series: series, Le: LessOrEqual().Match(series)))
            .GroupBy(bucket => LessOrEqual().Replace(bucket.Series, "").Replace(",}", "}", StringComparison.Ordinal))
            .ToArray();
        Assert.NotEmpty(buckets);
        Assert.Equal(buckets.Length, _samples.Keys.Count(series => series == name + "_count" || series.StartsWith(name + "_count{", StringComparison.Ordinal)));
        foreach (var group in buckets)
        {
            var bounds = group.Select(bucket => Number(bucket.Le.Groups[1].Value)).ToArray();
            Assert.Equal(bounds.Order(), bounds);
            Assert.Equal(double.PositiveInfinity, bounds[^1]);
            var counts = group.Select(bucket => _samples[bucket.Series]).ToArray();
            Assert.Equal(counts.Order(), counts);
            var labels = group.Key[(name.Length + "_bucket".Length)..].Replace("{}", "", StringComparison.Ordinal);
            Assert.Equal(counts[^1], _samples[$"{name}_count{labels}"]);
            Assert.Contains($"{name}_sum{labels}", _samples);
        }
    }

    private static string Series(string name, (string Name, string Value)[] labels) => labels.Length == 0
        ? name
        : $"{name}{{{string.Join(',', labels.OrderBy(label => label.Name, StringComparer.Ordinal).Select(label => $"{label.Name}=\"{label.Value}\""))}}}";

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"^# HELP (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?:[^\\\n]|\\\\|\\n)+$")]
    private static partial Regex Help();

    [GeneratedRegex("^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge|histogram)$")]
    private static partial Regex Type();

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?:(?<label>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>(?:[^\\"\n]|\\\\|\\"|\\n)*)"(?:,(?=[a-zA-Z_])|(?=\})))+\})? (?<number>[+-]Inf|NaN|[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)$""")]
    private static partial Regex Sample();

    [GeneratedRegex("""(?<=[{,])le="([^"]*)"(,|(?=\}))""")]
    private static partial Regex LessOrEqual();
}
