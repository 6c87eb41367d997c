using Microsoft.Extensions.Primitives;

namespace SearchService.Http;

/// <summary>Reads the parameters of one request by a table of those that its route knows, and lists everything that is wrong with
/// them. This is where what users send is checked.</summary>
/// <param name="table">The parameters that there are.</param>
public abstract class ParameterBinder(ParameterTable table)
{
    /// <summary>What is wrong, by parameter; empty when all is good.</summary>
    public IReadOnlyDictionary<string, string[]> Errors => Values.Errors;

    /// <summary>Reads single values, and keeps the complaints.</summary>
    protected ParameterValues Values { get; } = new();

    /// <summary>Takes all parameters of a query string.</summary>
    public void Add(IQueryCollection query)
    {
        foreach (var (name, values) in query)
        {
            Add(name, values);
        }
    }

    /// <summary>Takes one parameter with all its values.</summary>
    public void Add(string name, StringValues values)
    {
        var parameter = table.Find(name);
        if (parameter is null)
        {
            Fail(ParameterValues.Shorten(name), $"is not a known parameter; did you mean '{table.NearestName(name)}'?");
        }
        else if (values.Count > 1 && !parameter.IsRepeatable && !parameter.IsJoined)
        {
            Fail(parameter.Name, "is given more than once.");
        }
        else
        {
            Set(parameter, parameter.IsJoined ? string.Join(' ', (IEnumerable<string?>)values) : values);
        }
    }

    /// <summary>Notes something that is wrong with a parameter; the first complaint about each stays.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="complaint">The rest of a sentence that begins with the name, with its full stop.</param>
    public void Fail(string name, string complaint) => Values.Fail(name, complaint);

    /// <summary>Takes the value of a parameter of the table, or its values where it may have several.</summary>
    protected abstract void Set(SearchParameter parameter, StringValues values);
}
