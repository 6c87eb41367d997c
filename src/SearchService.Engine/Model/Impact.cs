namespace SearchService.Engine.Model;

/// <summary>A pair of frequency and norm that some document of a range may reach: no document of it has both a higher
/// frequency and a lower norm (compared unsigned). Lists of them ascend in both. Source: format note, section 6.7.</summary>
public readonly record struct Impact(int Freq, long Norm);
