namespace SearchService.Engine.Tests.Codecs;

/// <summary>A document of a term.</summary>
internal readonly record struct TestPosting(int DocId, int Freq);
