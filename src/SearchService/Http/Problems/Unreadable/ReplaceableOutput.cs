using System.Buffers;
using System.IO.Pipelines;

namespace SearchService.Http;

/// <summary>The output of a connection, passed on as it is until somebody replaces what is still to come.</summary>
public sealed class ReplaceableOutput(PipeWriter inner) : PipeWriter
{
    private byte[]? _answer;
    private byte[]? _dropped;

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.UnflushedBytes;

    /// <summary>Sends this with the next flush, and nothing after it. Called by who writes, between two writes.</summary>
    public void Replace(byte[] answer)
    {
        _answer = answer;
        _dropped = [];
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => _dropped is null ? inner.GetMemory(sizeHint) : Drop(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _dropped is null ? inner.GetSpan(sizeHint) : Drop(sizeHint);

    public override void Advance(int bytes)
    {
        if (_dropped is null)
        {
            inner.Advance(bytes);
        }
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (_answer is { } answer)
        {
            _answer = null;
            inner.Write(answer);
        }

        return inner.FlushAsync(cancellationToken);
    }

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    private byte[] Drop(int sizeHint)
    {
        const int MinLength = 1024;
        if (_dropped!.Length < Math.Max(sizeHint, MinLength))
        {
            _dropped = new byte[Math.Max(sizeHint, MinLength)];
        }

        return _dropped;
    }
}
