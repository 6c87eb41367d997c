namespace SearchService.Engine.Inspection;

/// <summary>Collects what checks throw on damage, so that one does not keep the next from running.</summary>
internal sealed class DamageList
{
    private readonly List<CheckIndexError> _errors = [];
    private readonly HashSet<string> _messages = new(StringComparer.Ordinal);

    public IReadOnlyList<CheckIndexError> Errors => _errors;

    /// <summary>Notes a damage, once.</summary>
    public void Add(Exception damage)
    {
        if (_messages.Add(damage.Message))
        {
            _errors.Add(CheckIndexError.From(damage));
        }
    }

    /// <summary>Runs a check; false when it found damage, which is noted then.</summary>
    public bool Guard(Action check)
    {
        try
        {
            check();
            return true;
        }
        catch (Exception e) when (CheckIndexError.IsDamage(e))
        {
            Add(e);
            return false;
        }
    }
}
