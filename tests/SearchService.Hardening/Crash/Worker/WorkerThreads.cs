using SearchService.Engine.Indexing;

namespace SearchService.Hardening;

/// <summary>The threads of a session, each changing documents of its own, and how far each is.</summary>
internal sealed class WorkerThreads
{
    // They go on while somebody commits or merges, but not for ever.
    private const int MaxAhead = 60;

    private readonly IndexWriter _writer;
    private readonly OperationStream[] _streams;
    private readonly Task[] _tasks;
    private readonly int[] _begun;
    private readonly int[] _done;
    private volatile bool _stop;
    private int _wanted;

    public WorkerThreads(IndexWriter writer, LifeSeed life, int session, int count)
    {
        _writer = writer;
        _streams = [.. Enumerable.Range(0, count).Select(thread => new OperationStream(life, session, thread))];
        _tasks = new Task[count];
        _begun = new int[count];
        _done = new int[count];
    }

    /// <summary>Changes that each thread has begun, at most so many.</summary>
    public int[] Begun => Read(_begun);

    /// <summary>Changes that each thread has made, at least so many.</summary>
    public int[] Done => Read(_done);

    public void Start()
    {
        for (var i = 0; i < _tasks.Length; i++)
        {
            var thread = i;
            _tasks[i] = Task.Factory.StartNew(
                () =>
                {
                    while (!_stop)
                    {
                        if (Done.Sum() < Volatile.Read(ref _wanted) + MaxAhead)
                        {
                            Apply(thread);
                        }
                        else
                        {
                            Thread.Sleep(0);
                        }
                    }
                },
                TaskCreationOptions.LongRunning);
        }
    }

    /// <summary>Waits until so many more changes were made.</summary>
    public void WaitFor(int changes)
    {
        var target = Done.Sum() + changes;
        Volatile.Write(ref _wanted, target);
        while (Done.Sum() < target)
        {
            if (Array.Find(_tasks, task => task.IsCompleted) is { } ended)
            {
                ended.GetAwaiter().GetResult();
            }

            Thread.Yield();
        }
    }

    public void Stop()
    {
        _stop = true;
        Task.WaitAll(_tasks);
    }

    /// <summary>A few changes more, by the calling thread.</summary>
    public void ApplySome(int changes)
    {
        for (var i = 0; i < changes; i++)
        {
            Apply(i % _streams.Length);
        }
    }

    private void Apply(int thread)
    {
        var operation = _streams[thread].Next();
        Interlocked.Increment(ref _begun[thread]);
        operation.ApplyTo(_writer);
        Interlocked.Increment(ref _done[thread]);
    }

    private static int[] Read(int[] counts) => [.. Enumerable.Range(0, counts.Length).Select(i => Volatile.Read(ref counts[i]))];
}
