using SearchService.Engine.Store;

namespace SearchService.Testing;

/// <summary>A directory in memory that behaves like a disk: it knows what is synced and what is not, lets one call fail, and tells what
/// is left when the power goes. Of the same calls in the same order the same one fails. Thread-safe.</summary>
public sealed class FaultyDirectory : IndexDirectory
{
    private readonly Lock _lock = new();
    private readonly FaultPlan _plan;
    private readonly SortedDictionary<string, DiskFile> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DiskFile> _durableEntries = new(StringComparer.Ordinal);
    private readonly List<DirectoryChange> _unsynced = [];
    private readonly HashSet<string> _locks = new(StringComparer.Ordinal);
    private int _openOutputs;

    /// <param name="fault">What goes wrong; null = nothing, the calls are counted.</param>
    public FaultyDirectory(Fault? fault = null) => _plan = new FaultPlan(fault);

    /// <summary>The calls so far, those of files and locks included.</summary>
    public IReadOnlyList<string> Calls => _plan.Calls;

    /// <summary>True once the fault has happened.</summary>
    public bool HasStruck => _plan.HasStruck;

    /// <summary>Files that are being written.</summary>
    public int OpenOutputs => _openOutputs;

    /// <summary>Locks that are held.</summary>
    public int HeldLocks => _locks.Count;

    /// <summary>The numbers of the calls at which a fault is another than at any other call: reading changes nothing, so how it fails is
    /// one, and dying at it is dying at the next change.</summary>
    public IReadOnlyList<int> CallsFor(FaultKind kind) => [.. Enumerable.Range(0, Calls.Count).Where(call => Matters(Enum.Parse<DirectoryCall>(Calls[call].Split(' ')[0]), kind))];

    /// <summary>From now on nothing fails.</summary>
    public void Heal() => _plan.End();

    /// <summary>What is left after everything stopped now, as a directory without faults.</summary>
    public RamDirectory Remains(Survival survival, Random random)
    {
        lock (_lock)
        {
            var entries = survival == Survival.Everything ? new Dictionary<string, DiskFile>(_entries) : new Dictionary<string, DiskFile>(_durableEntries);
            foreach (var change in _unsynced.Where(_ => survival == Survival.Torn && random.Next(2) == 0))
            {
                change.ApplyTo(entries);
            }

            var remains = new RamDirectory();
            foreach (var (name, file) in entries.OrderBy(e => e.Key, StringComparer.Ordinal))
            {
                remains.SetFile(name, file.AfterPowerLoss(survival, random));
            }

            return remains;
        }
    }

    /// <inheritdoc/>
    public override string[] ListAll() => Call(DirectoryCall.List, "", () => _entries.Keys.ToArray());

    /// <inheritdoc/>
    public override long FileLength(string name) => Call(DirectoryCall.Length, name, () => (long)Find(name).Length);

    /// <inheritdoc/>
    public override IndexInput OpenInput(string name) =>
        Call(DirectoryCall.Open, name, () => new IndexInput(name, MappedFile.FromBytes(Find(name).Content)));

    /// <inheritdoc/>
    public override IndexOutput CreateOutput(string name)
    {
        var file = new DiskFile();
        Call(DirectoryCall.Create, name, () =>
        {
            if (_entries.ContainsKey(name))
            {
                throw new IOException($"the file '{name}' exists already");
            }

            Change(new DirectoryChange(file, null, name));
        });
        Interlocked.Increment(ref _openOutputs);
        return new IndexOutput(name, new FaultyStream(this, name, file));
    }

    /// <inheritdoc/>
    public override void Sync(IReadOnlyCollection<string> names)
    {
        foreach (var name in names)
        {
            Call(DirectoryCall.Sync, name, () => Find(name).Sync());
        }
    }

    /// <inheritdoc/>
    public override void SyncMetadata() => Call(DirectoryCall.SyncMetadata, "", () =>
    {
        _durableEntries.Clear();
        foreach (var (name, file) in _entries)
        {
            _durableEntries.Add(name, file);
        }

        _unsynced.Clear();
    });

    /// <inheritdoc/>
    public override void Rename(string source, string target) => Call(DirectoryCall.Rename, target, () =>
    {
        if (_entries.ContainsKey(target))
        {
            throw new IOException($"the file '{target}' exists already");
        }

        Change(new DirectoryChange(Find(source), source, target));
    });

    /// <inheritdoc/>
    public override void DeleteFile(string name) =>
        Call(DirectoryCall.Delete, name, () => Change(new DirectoryChange(Find(name), name, null)));

    /// <inheritdoc/>
    public override IndexLock ObtainLock(string name)
    {
        Call(DirectoryCall.Lock, name, () =>
        {
            if (!_locks.Add(name))
            {
                throw new LockObtainFailedException($"'{name}' is held by another writer");
            }
        });
        return new FaultyLock(this, name);
    }

    internal void Write(string name, DiskFile file, ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            var kind = _plan.Next(DirectoryCall.Write, name);
            var written = kind switch
            {
                null or FaultKind.ErrorAfterwards => bytes.Length,
                FaultKind.ShortWrite or FaultKind.DiskFull or FaultKind.Death => bytes.Length / 2,
                _ => 0,
            };
            file.Append(bytes[..written]);
            ThrowIf(kind, DirectoryCall.Write, name);
        }
    }

    internal void Close(string name)
    {
        Interlocked.Decrement(ref _openOutputs);
        Call(DirectoryCall.Close, name, static () => { });
    }

    internal void CheckLock(string name) => Call(DirectoryCall.CheckLock, name, static () => { });

    // Locks end with their process, whatever else fails.
    internal void Unlock(string name)
    {
        lock (_lock)
        {
            _locks.Remove(name);
        }
    }

    private void Call(DirectoryCall call, string name, Action work) => Call(call, name, () =>
    {
        work();
        return true;
    });

    private T Call<T>(DirectoryCall call, string name, Func<T> work)
    {
        lock (_lock)
        {
            var kind = _plan.Next(call, name);

            // A lock that was given and not told would be held for ever.
            if (kind != FaultKind.ErrorAfterwards || call == DirectoryCall.Lock)
            {
                ThrowIf(kind, call, name);
            }

            var result = work();
            ThrowIf(kind, call, name);
            return result;
        }
    }

    private static bool Matters(DirectoryCall call, FaultKind kind) => (call, kind) switch
    {
        (_, FaultKind.Error) => true,
        (DirectoryCall.List or DirectoryCall.Length or DirectoryCall.Open or DirectoryCall.Lock or DirectoryCall.CheckLock, _) => false,
        (DirectoryCall.Write, _) => true,
        (_, FaultKind.ShortWrite) => false,
        (_, FaultKind.DiskFull) => call == DirectoryCall.Create,
        _ => true,
    };

    private static void ThrowIf(FaultKind? kind, DirectoryCall call, string name)
    {
        if (kind is not null)
        {
            throw new InjectedFaultException($"{kind} at {call} {name}");
        }
    }

    private void Change(DirectoryChange change)
    {
        change.ApplyTo(_entries);
        _unsynced.Add(change);
    }

    private DiskFile Find(string name) =>
        _entries.TryGetValue(name, out var file) ? file : throw new FileNotFoundException($"no file '{name}'", name);
}
