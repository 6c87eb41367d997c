namespace SearchService.Hosting;

/// <summary>Settings that the service cannot start with. The message names each of them and is fit for people.</summary>
public sealed class InvalidSettingsException(IReadOnlyList<string> complaints) : Exception(string.Join(Environment.NewLine, complaints))
{
    /// <summary>One sentence for each bad setting.</summary>
    public IReadOnlyList<string> Complaints => complaints;
}
