namespace SearchService.Engine.Documents;

/// <summary>A second field that takes the tokens of an analyzed value as well, so that one analysis serves both: how several
/// fields become one field to rank on.</summary>
/// <param name="Name">The combined field.</param>
/// <param name="Type">Its type: tokenized, without positions, not stored.</param>
/// <param name="TokenWeight">How often each token counts there, at least 1: a title word that weighs three times occurs three
/// times, in its frequency and in the field's length.</param>
public sealed record CopyTarget(string Name, FieldType Type, int TokenWeight);
