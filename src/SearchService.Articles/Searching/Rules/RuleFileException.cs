namespace SearchService.Articles;

/// <summary>A file of rules that cannot be used. The message says why, without a path.</summary>
/// <param name="line">The line that is at fault, from 1; 0 = the file as a whole.</param>
/// <param name="reason">What is wrong with it.</param>
internal sealed class RuleFileException(int line, string reason) : Exception(line > 0 ? $"line {line}: {reason}" : reason);
