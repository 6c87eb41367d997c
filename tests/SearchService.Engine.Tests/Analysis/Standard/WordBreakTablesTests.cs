using SearchService.Engine.Analysis;
using Xunit;

namespace SearchService.Engine.Tests;

public sealed class WordBreakTablesTests
{
    private static readonly string GeneratedPath = Path.Combine(AnalysisFiles.Source, "Standard", "WordBreakTables.Generated.cs");

    private static readonly string ClassesPath = Path.Combine(AnalysisFiles.Tests, "Standard", "WordBreakClasses.txt");

    [Fact]
    public void Generated_file_is_what_the_generator_writes()
    {
        var source = WordBreakTableGenerator.Generate(WordBreakTableGenerator.ReadClasses(ClassesPath));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(GeneratedPath, source);
        Assert.Equal(source, File.ReadAllText(GeneratedPath));
    }

    [Fact]
    public void ClassOf_every_code_point_is_as_listed()
    {
        var classes = WordBreakTableGenerator.ReadClasses(ClassesPath);
        for (var codePoint = 0; codePoint < classes.Length; codePoint++)
        {
            if (classes[codePoint] != (WordBreakClass)WordBreakTables.ClassOf(codePoint)) Assert.Fail($"U+{codePoint:X4}");
            if (codePoint <= char.MaxValue && WordBreakTables.ClassOf((char)codePoint) != WordBreakTables.ClassOf(codePoint))
                Assert.Fail($"U+{codePoint:X4} as a UTF-16 unit");
        }
    }

    [Fact]
    public void NextState_of_a_second_letter_is_that_of_the_first()
    {
        const int letter = (int)WordBreakClass.Letter;
        var state = WordBreakTables.NextState(WordBreakTables.StartState, letter);
        Assert.Equal(state, WordBreakTables.NextState(state, letter));
        Assert.True(WordBreakTables.Accepts(state, out var type));
        Assert.Equal(TokenType.AlphaNum, type);
    }

    [Fact]
    public void NextState_of_other_is_always_dead()
    {
        for (var state = 0; state < WordBreakTables.StateCount; state++)
            Assert.Equal(WordBreakTables.DeadState, WordBreakTables.NextState(state, (int)WordBreakClass.Other));
    }
}
