using SearchService.Engine.Store;

namespace SearchService.Engine.Tests.Coding;

/// <summary>Turns bytes written to memory into inputs.</summary>
internal static class DirectInputs
{
    internal static IndexInput Open(ReadOnlySpan<byte> bytes) => new("test", MappedFile.FromBytes(bytes));

    internal static IndexInput Open(MemoryOutput output) => Open(output.WrittenSpan);
}
