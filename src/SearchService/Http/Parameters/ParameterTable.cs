using System.Collections.Frozen;

namespace SearchService.Http;

/// <summary>The parameters that one route knows. Names compare without regard to case, as ASP.NET Core has it.</summary>
public sealed class ParameterTable
{
    private readonly FrozenDictionary<string, SearchParameter> _byName;

    /// <param name="parameters">The parameters in the order of the documentation.</param>
    public ParameterTable(params IReadOnlyList<SearchParameter> parameters)
    {
        All = parameters;
        _byName = parameters.ToFrozenDictionary(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The parameters in the order of the documentation.</summary>
    public IReadOnlyList<SearchParameter> All { get; }

    /// <summary>The parameter of this name, or null.</summary>
    public SearchParameter? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The known name that is fewest edits away.</summary>
    public string NearestName(string name) => EditDistance.Nearest(name, All.Select(parameter => parameter.Name));
}
