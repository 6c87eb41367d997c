namespace SearchService.Hardening.Fuzzing;

/// <summary>What had to hold for an input and did not.</summary>
public sealed class FuzzFindingException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Throws when the condition is false.</summary>
    public static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new FuzzFindingException(what);
        }
    }
}
