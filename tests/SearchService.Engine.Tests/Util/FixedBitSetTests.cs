using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Engine.Tests.Util;

public sealed class FixedBitSetTests
{
    public static TheoryData<int> Lengths => [0, 1, 2, 63, 64, 65, 127, 128, 129, 200];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(64, 1)]
    [InlineData(65, 2)]
    [InlineData(int.MaxValue, 1 << 25)]
    public void WordCount_rounds_up(int length, int expected) => Assert.Equal(expected, FixedBitSet.WordCount(length));

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Single_bits_do_not_disturb_their_neighbours(int length)
    {
        for (var i = 0; i < length; i++)
        {
            var set = new FixedBitSet(length);
            Assert.False(set.GetAndSet(i));
            Assert.True(set.GetAndSet(i));
            Assert.Equal([i], Members(set));
            set.Clear(i);
            Assert.Equal(0, set.Cardinality());
            set.Set(i);
            Assert.Equal([i], Members(set));
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void SetRange_sets_exactly_the_range_at_every_border(int length)
    {
        // Every start and end for the short ones; around the borders of words for the long ones.
        var borders = Enumerable.Range(0, length + 1).Where(i => length < 70 || i % 64 is 0 or 1 or 2 or 62 or 63 || i == length).ToArray();
        foreach (var start in borders)
        {
            foreach (var end in borders)
            {
                var set = new FixedBitSet(length);
                set.SetRange(start, end);
                var expected = start < end ? Enumerable.Range(start, end - start) : [];
                Assert.True(expected.SequenceEqual(Members(set)), $"[{start}, {end}) of {length}");
                Assert.Equal(Math.Max(0, end - start), set.Cardinality());
            }
        }
    }

    [Fact]
    public void SetRange_keeps_what_was_set_before()
    {
        var set = new FixedBitSet(200);
        set.Set(3);
        set.Set(70);
        set.Set(199);
        set.SetRange(60, 130);
        Assert.Equal(Enumerable.Range(60, 70).Prepend(3).Append(199), Members(set));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void NextSetBit_finds_what_a_plain_search_finds(int length)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var model = RandomModel(random, length);
            var set = SetOf(model);
            for (var i = 0; i <= length; i++)
            {
                var expected = i == length ? -1 : Array.IndexOf(model, true, i);
                Assert.True(expected == set.NextSetBit(i), $"seed {seed}, length {length}: from {i}");
            }

            Assert.Equal(-1, set.NextSetBit(int.MaxValue));
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Operations_on_two_sets_are_those_on_each_bit(int length)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            var left = RandomModel(random, length);
            var right = RandomModel(random, length);
            AssertCombined(left, right, (a, b) => a.And(b), (a, b) => a && b, $"seed {seed}, And");
            AssertCombined(left, right, (a, b) => a.Or(b), (a, b) => a || b, $"seed {seed}, Or");
        }
    }

    [Fact]
    public void Operations_on_sets_of_different_lengths_are_refused()
    {
        var set = new FixedBitSet(64);
        var other = new FixedBitSet(65);
        Assert.Throws<ArgumentException>(() => set.And(other));
        Assert.Throws<ArgumentException>(() => set.Or(other));
    }

    [Fact]
    public void Clone_shares_nothing()
    {
        var set = new FixedBitSet(100);
        set.Set(99);
        var clone = set.Clone();
        set.ClearAll();
        Assert.Equal(0, set.Cardinality());
        Assert.Equal([99], Members(clone));
        Assert.Equal(100, clone.Length);
    }

    [Fact]
    public void Negative_length_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new FixedBitSet(-1));

    private static void AssertCombined(bool[] left, bool[] right, Action<FixedBitSet, FixedBitSet> combine, Func<bool, bool, bool> bit, string what)
    {
        var set = SetOf(left);
        combine(set, SetOf(right));
        var expected = Enumerable.Range(0, left.Length).Where(i => bit(left[i], right[i]));
        Assert.True(expected.SequenceEqual(Members(set)), what);
    }

    private static bool[] RandomModel(Random random, int length)
    {
        var oneIn = random.Next(1, 40);
        return [.. Enumerable.Range(0, length).Select(_ => random.Next(oneIn) == 0)];
    }

    private static FixedBitSet SetOf(bool[] model)
    {
        var set = new FixedBitSet(model.Length);
        for (var i = 0; i < model.Length; i++)
        {
            if (model[i])
            {
                set.Set(i);
            }
        }

        return set;
    }

    // Also looks beyond the length: nothing may be set there.
    private static List<int> Members(FixedBitSet set)
    {
        var members = Enumerable.Range(0, set.Length).Where(set.Get).ToList();
        var words = 0;
        foreach (var word in set.Words)
        {
            words += System.Numerics.BitOperations.PopCount(word);
        }

        Assert.Equal(members.Count, words);
        return members;
    }

    [Fact]
    public void SetAllAscending_sets_what_SetAll_sets_and_keeps_the_rest()
    {
        var random = new Random(4);
        for (var round = 0; round < 3_000; round++)
        {
            var step = random.Next(1, 40);
            var indexes = new List<int>();
            for (var i = random.Next(100); i < 5_000 && indexes.Count < 128; i += random.Next(1, step + 1))
            {
                indexes.Add(i);
            }

            var expected = new FixedBitSet(5_000);
            expected.SetAll([.. Enumerable.Range(0, 50).Select(_ => random.Next(5_000))]);
            var actual = expected.Clone();
            var count = random.Next(indexes.Count + 1);
            expected.SetAll(indexes.ToArray().AsSpan(0, count));
            actual.SetAllAscending(indexes.ToArray().AsSpan(0, count));
            Assert.True(expected.Words.SequenceEqual(actual.Words), $"round {round}");
        }
    }
}
