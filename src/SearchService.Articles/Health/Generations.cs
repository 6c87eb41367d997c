using SearchService.Engine.Codecs;
using SearchService.Engine.Store;

namespace SearchService.Articles;

/// <summary>The generations of the commits of an index.</summary>
internal static class Generations
{
    /// <summary>The greatest of all commits that a directory lists, whether they can be read or not; 0 when there is none.</summary>
    public static long NewestGeneration(this IndexDirectory directory) =>
        SegmentInfosFormat.ListGenerations(directory).DefaultIfEmpty(0).Max();
}
