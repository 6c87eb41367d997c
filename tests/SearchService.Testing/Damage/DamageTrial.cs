using SearchService.Engine.Inspection;
using SearchService.Engine.Store;

namespace SearchService.Testing;

/// <summary>Damages an index, one damage at a time, and looks at what checking and reading make of it.</summary>
public sealed class DamageTrial
{
    // Over what the sound index takes: a check remembers every message once, an array may be allocated before its content is seen to be wrong.
    private const long MoreBytes = 16 << 20;

    private readonly RamDirectory _directory;
    private readonly List<string> _sound;
    private readonly long _leastBytes;

    /// <param name="directory">The sound index; each trial puts back what it damaged.</param>
    public DamageTrial(RamDirectory directory)
    {
        _directory = directory;
        _sound = IndexReading.Read(directory);
        var before = GC.GetAllocatedBytesForCurrentThread();
        IndexReading.Read(directory);
        CheckIndex.Check(directory);
        _leastBytes = GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>What happens with one damage.</summary>
    public DamageOutcome Run(IndexDamage damage)
    {
        var sound = _directory.GetFile(damage.File);
        Put(damage.File, damage.Bytes);
        try
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var isFound = !CheckIndex.Check(_directory).IsClean;
            var checkBytes = GC.GetAllocatedBytesForCurrentThread() - before;
            var isFoundByChecksums = !CheckIndex.Check(_directory, new CheckIndexOptions { ChecksumsOnly = true }).IsClean;
            before = GC.GetAllocatedBytesForCurrentThread();
            var (refusal, isSame) = Read();
            var readBytes = GC.GetAllocatedBytesForCurrentThread() - before;
            return new DamageOutcome(isFound, isFoundByChecksums, refusal, isSame, Math.Max(checkBytes, readBytes));
        }
        finally
        {
            Put(damage.File, sound);
        }
    }

    /// <summary>What is wrong with an outcome; null when it is as it must be: what a checksum can tell is found; reading ends with right
    /// answers or an exception that names damage, and allocates no more than a little over what the sound index takes.</summary>
    public string? Complaint(IndexDamage damage, DamageOutcome outcome) => outcome switch
    {
        { IsFound: false } when !damage.IsSealed => "CheckIndex does not find it",
        { IsFoundByChecksums: false } when !damage.IsSealed => "the check of checksums does not find it",
        { Refusal: not null and not IOException } => $"reading ends with {outcome.Refusal}",
        { IsFound: false, Refusal: not null } => $"CheckIndex does not find what reading refuses: {outcome.Refusal.Message}",
        _ when outcome.AllocatedBytes > _leastBytes + MoreBytes => $"{outcome.AllocatedBytes:N0} bytes allocated, {_leastBytes:N0} when sound",
        _ => null,
    };

    private (Exception? Refusal, bool IsSame) Read()
    {
        try
        {
            return (null, IndexReading.Read(_directory).SequenceEqual(_sound));
        }
        catch (Exception e)
        {
            // Which exceptions are right is judged by Complaint: none may escape unseen.
            return (e, false);
        }
    }

    private void Put(string file, byte[]? bytes)
    {
        if (bytes is not null)
        {
            _directory.SetFile(file, bytes);
        }
        else
        {
            _directory.DeleteFile(file);
        }
    }
}
