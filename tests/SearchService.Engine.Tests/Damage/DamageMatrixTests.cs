using SearchService.Engine.Inspection;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Damage;

/// <summary>Every file of an index, damaged in every way: few places of each file, drawn by seed. The same with every place is the verb
/// <c>damage</c> of tests/SearchService.Hardening.</summary>
public sealed class DamageMatrixTests
{
    private const int Docs = 200;
    private const int PlacesPerFile = 6;
    private const int Seed = 20260504;

    [Fact]
    public void Damaged_whole_file_is_found_and_reading_it_ends_cleanly() => RunAll((damages, file, _) => damages.Whole(file));

    [Fact]
    public void Cut_file_is_found_and_reading_it_ends_cleanly() =>
        RunAll((damages, file, random) => Lengths(random, (int)damages.SealedBits(file) / 8).Select(length => damages.Cut(file, length)));

    [Fact]
    public void Flipped_bit_is_found_and_reading_the_file_ends_cleanly() =>
        RunAll((damages, file, random) => Bits(random, damages.SealedBits(file) + 64).Select(bit => damages.Flip(file, bit, isSealed: false)));

    [Fact]
    public void Flipped_bit_behind_a_right_checksum_is_found_or_harmless() =>
        RunAll((damages, file, random) => Bits(random, damages.SealedBits(file)).Select(bit => damages.Flip(file, bit, isSealed: true)));

    // The flip gives a field without a column the type NUMERIC.
    [Fact]
    public void Field_infos_that_promise_a_column_which_is_not_there_are_refused()
    {
        using var directory = SampleIndex.Create(Docs, []);
        var damages = new IndexDamages(directory, new Dictionary<string, byte[]>(), directory);
        var fields = directory.GetFile("_1.fnm");
        var tags = fields.AsSpan().IndexOf("\u0004tags"u8);
        var typeAt = tags + "\u0004tags"u8.Length + 3;
        Assert.Equal((byte)DocValuesType.None, fields[typeAt]);
        directory.SetFile("_1.fnm", damages.Flip("_1.fnm", 8 * typeAt, isSealed: true).Bytes);
        var refusal = Assert.Throws<CorruptIndexException>(() => DirectoryReader.Open(directory));
        Assert.Contains("has no column of type Numeric", refusal.Message, StringComparison.Ordinal);
        Assert.False(CheckIndex.Check(directory).IsClean);
    }

    private static IEnumerable<int> Lengths(Random random, int covered) =>
        Enumerable.Range(0, PlacesPerFile).Select(_ => random.Next(1, covered + sizeof(long)));

    private static IEnumerable<long> Bits(Random random, long bits) => Enumerable.Range(0, PlacesPerFile).Select(_ => random.NextInt64(bits));

    private static void RunAll(Func<IndexDamages, string, Random, IEnumerable<IndexDamage>> damagesOf)
    {
        var earlier = new Dictionary<string, byte[]>();
        using var directory = SampleIndex.Create(Docs, earlier);
        using var other = SampleIndex.Create(Docs, []);
        var damages = new IndexDamages(directory, earlier, other);
        var trial = new DamageTrial(directory);
        var random = new Random(Seed);
        var tried = 0;
        foreach (var file in directory.ListAll())
        {
            foreach (var damage in damagesOf(damages, file, random))
            {
                var complaint = trial.Complaint(damage, trial.Run(damage));
                Assert.True(complaint is null, $"{damage}: {complaint} (seed {Seed})");
                tried++;
            }
        }

        Assert.True(tried > directory.ListAll().Length);
    }
}
