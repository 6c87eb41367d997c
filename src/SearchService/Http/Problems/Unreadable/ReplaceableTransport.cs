using System.IO.Pipelines;

namespace SearchService.Http;

/// <summary>A connection whose output can be replaced.</summary>
public sealed class ReplaceableTransport(IDuplexPipe inner) : IDuplexPipe
{
    public PipeReader Input => inner.Input;

    public PipeWriter Output => ReplaceableOutput;

    public ReplaceableOutput ReplaceableOutput { get; } = new(inner.Output);
}
