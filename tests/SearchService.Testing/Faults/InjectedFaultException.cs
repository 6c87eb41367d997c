namespace SearchService.Testing;

/// <summary>An I/O error that a <see cref="FaultyDirectory"/> made up.</summary>
public sealed class InjectedFaultException(string message) : IOException(message);
