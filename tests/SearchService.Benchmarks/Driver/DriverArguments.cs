using System.Globalization;

namespace SearchService.Benchmarks;

/// <summary>The arguments of a verb: values by place, and options <c>--name value</c> or <c>--name</c>.</summary>
internal sealed class DriverArguments
{
    private readonly List<string> _values = [];
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    /// <param name="args">What follows the verb.</param>
    /// <param name="flags">The options that take no value.</param>
    /// <exception cref="ArgumentException">An option lacks its value.</exception>
    public DriverArguments(ReadOnlySpan<string> args, params IReadOnlyList<string> flags)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                _values.Add(args[i]);
            }
            else if (flags.Contains(args[i][2..]))
            {
                _options[args[i][2..]] = "true";
            }
            else
            {
                _options[args[i][2..]] = ++i < args.Length ? args[i] : throw new ArgumentException($"{args[i - 1]} lacks its value");
            }
        }
    }

    /// <exception cref="ArgumentException">It is missing.</exception>
    public string Value(int place, string name) =>
        place < _values.Count ? _values[place] : throw new ArgumentException($"{name} is missing; see --help");

    /// <exception cref="ArgumentException">It is missing or not a number.</exception>
    public int Number(int place, string name) => Parse(name, Value(place, name));

    public int Number(string option, int defaultValue) =>
        _options.TryGetValue(option, out var value) ? Parse($"--{option}", value) : defaultValue;

    public string? Text(string option) => _options.GetValueOrDefault(option);

    public bool Has(string flag) => _options.ContainsKey(flag);

    private static int Parse(string name, string value) =>
        int.TryParse(value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? number
            : throw new ArgumentException($"{name} is a number from 0, not '{value}'");
}
