using System.Text;
using SearchService.Engine.Store;
using SearchService.Testing;
using static SearchService.Hardening.Fuzzing.FuzzFindingException;

namespace SearchService.Hardening.Fuzzing;

/// <summary>Files of an index with right checksums, so that only what they say can give them away: checking, opening and reading all of it ends
/// in answers or in an exception of damage, in time and little memory.
/// <code>
/// Input --> Number of the file (1 byte), its bytes       the checksum is made right
/// </code></summary>
public sealed class IndexTarget : IFuzzTarget
{
    private const int DocumentsOfGreatestSegment = 200;

    private static readonly string[] Words = ["\u0000\u0000\u0000\u0000", "\u00FF\u00FF\u00FF\u00FF\u000F", "\u007F\u00FF\u00FF\u00FF", "\u0080\u0000\u0000\u0000", "\u003F\u00D7\u006C\u0017", "Lucene87", "BEST_SPEED"];

    private readonly RamDirectory _directory;
    private readonly string[] _files;
    private readonly DamageTrial _trial;

    /// <summary>Builds the index.</summary>
    public IndexTarget()
    {
        _directory = SampleIndex.Create(DocumentsOfGreatestSegment, []);
        _files = _directory.ListAll();
        _trial = new DamageTrial(_directory);
        Seeds = [.. _files.Select((file, number) => (byte[])[(byte)number, .. _directory.GetFile(file)])];
        Dictionary = [.. Words.Select(Encoding.Latin1.GetBytes)];
    }

    /// <inheritdoc/>
    public string Name => "indexes";

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Seeds { get; }

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Dictionary { get; }

    /// <inheritdoc/>
    public TimeSpan MaxElapsed => TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public Task<string> RunAsync(byte[] input)
    {
        if (input.Length == 0)
        {
            return Task.FromResult("nothing");
        }

        var file = _files[input[0] % _files.Length];
        var bytes = input[1..];
        var isSealed = IndexDamages.TrySeal(bytes);
        if (bytes.AsSpan().SequenceEqual(_directory.GetFile(file)))
        {
            return Task.FromResult("sound");
        }

        var damage = new IndexDamage(file, "mutated", bytes, isSealed);
        var outcome = _trial.Run(damage);
        var complaint = _trial.Complaint(damage, outcome);
        Require(complaint is null, $"{complaint} in {file}");
        return Task.FromResult($"{Path.GetExtension(file)} {outcome.IsFound} {outcome.IsSame} {outcome.Refusal?.Message.Count(char.IsLetter)}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }
}
