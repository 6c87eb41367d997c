using System.Globalization;

namespace SearchService.Http;

/// <summary>Reads the values of one request's parameters, and gathers what is wrong with them.</summary>
public sealed class ParameterValues
{
    private const int MaxEcho = 80;

    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    /// <summary>What is wrong, by parameter; empty when all is well.</summary>
    public IReadOnlyDictionary<string, string[]> Errors => _errors;

    /// <summary>Notes something that is wrong with a parameter; the first complaint about each stays.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="complaint">The rest of a sentence that begins with the name, with its full stop.</param>
    public void Fail(string name, string complaint) => _errors.TryAdd(name, [$"{name} {complaint}"]);

    /// <summary>An integer within the parameter's bounds; 0 when it is none.</summary>
    public int Integer(SearchParameter parameter, string value)
    {
        if (int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= parameter.Minimum && number <= parameter.Maximum)
        {
            return number;
        }

        Fail(parameter.Name, $"must be an integer{Bounds(parameter)}, not '{Shorten(value)}'.");
        return 0;
    }

    /// <summary>A number within the parameter's bounds; 0 when it is none.</summary>
    public double Number(SearchParameter parameter, string value)
    {
        if (double.TryParse(value, NumberStyles.Float & ~(NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite), CultureInfo.InvariantCulture, out var number)
            && number >= parameter.Minimum && number <= parameter.Maximum)
        {
            return number;
        }

        Fail(parameter.Name, $"must be a number{Bounds(parameter)}, not '{Shorten(value)}'.");
        return 0;
    }

    /// <summary><c>true</c> or <c>false</c>, in any case; false when it is neither.</summary>
    public bool Flag(SearchParameter parameter, string value)
    {
        var isTrue = value.Equals("true", StringComparison.OrdinalIgnoreCase);
        if (!isTrue && !value.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            Fail(parameter.Name, $"must be true or false, not '{Shorten(value)}'.");
        }

        return isTrue;
    }

    /// <summary>Which of the parameter's choices it is; 0 when it is none.</summary>
    public int Choice(SearchParameter parameter, string value)
    {
        var choice = IndexOf(parameter.Choices, value);
        if (choice < 0)
        {
            Fail(parameter.Name, $"must be one of {string.Join(", ", parameter.Choices)}, not '{Shorten(value)}'.");
        }

        return Math.Max(choice, 0);
    }

    /// <summary>Where a word stands among choices, in any case; -1 when it does not.</summary>
    public static int IndexOf(IReadOnlyList<string> choices, string value)
    {
        for (var i = 0; i < choices.Count; i++)
        {
            if (choices[i].Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A value as it is repeated in a complaint.</summary>
    public static string Shorten(string value) => value.Length <= MaxEcho ? value : value[..MaxEcho] + "…";

    private static string Bounds(SearchParameter parameter) => (parameter.Minimum > int.MinValue, parameter.Maximum < int.MaxValue) switch
    {
        (true, true) => $" from {parameter.Minimum} to {parameter.Maximum}",
        (true, false) => $" of at least {parameter.Minimum}",
        _ => "",
    };
}
