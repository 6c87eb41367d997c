namespace SearchService.Engine.Codecs;

/// <summary>Where a packed file stands in the .cfs.</summary>
/// <param name="Offset">Of its first byte, from the start of the .cfs.</param>
/// <param name="LengthBytes">Its length, own header and footer included.</param>
public readonly record struct CompoundEntry(long Offset, long LengthBytes);
