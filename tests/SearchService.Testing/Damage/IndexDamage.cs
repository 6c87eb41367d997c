namespace SearchService.Testing;

/// <summary>One file of an index as damage left it.</summary>
/// <param name="File">Its name.</param>
/// <param name="What">What happened to it, such as <c>flip bit 3 of byte 17</c>.</param>
/// <param name="Bytes">What it holds now; null when it is gone.</param>
/// <param name="IsSealed">True when its checksum is right again, so that only what it says can give it away.</param>
public sealed record IndexDamage(string File, string What, byte[]? Bytes, bool IsSealed)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}: {What}{(IsSealed ? ", checksum made right" : "")}";
}
