using System.Buffers;
using System.Text;
using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>Wants the terms that an <see cref="EditAutomaton"/> accepts. Keeps the states along the bytes read last, so that a term costs
/// only what it does not share with the one before. Bytes that are not UTF-8 are in no wanted term.</summary>
internal sealed class EditFilter : TermFilter
{
    private const int TermsPerDeadlineCheck = 2048;

    private readonly EditAutomaton _automaton;
    private readonly int _maxEdits;
    private readonly QueryDeadline _deadline;

    // After each code point read: the state, and how many bytes led there. The first is before all.
    private GrowableArray<(uint State, int End)> _path;
    private int _depth;
    private int _deadLength = int.MaxValue;
    private int _calls;

    /// <param name="automaton">What is accepted.</param>
    /// <param name="maxEdits">Its limit.</param>
    /// <param name="deadline">When to give up, looked at now and then.</param>
    public EditFilter(EditAutomaton automaton, int maxEdits, QueryDeadline deadline)
    {
        _automaton = automaton;
        _maxEdits = maxEdits;
        _deadline = deadline;
        _path.Add((automaton.Start, 0));
    }

    /// <inheritdoc/>
    public override int DeadLength => _deadLength;

    /// <inheritdoc/>
    public override bool IsWanted => IsComplete && Edits <= _maxEdits;

    /// <summary>The edits to the term last entered; more than the limit when there are too many.</summary>
    public int Edits => _automaton.Edits(_path[_depth].State, _depth);

    /// <summary>How many code points the term last entered has.</summary>
    public int Length => _depth;

    // False in the middle of a code point.
    private bool IsComplete { get; set; }

    /// <inheritdoc/>
    public override bool Enter(ReadOnlySpan<byte> bytes, int shared)
    {
        if (_calls++ % TermsPerDeadlineCheck == 0)
        {
            _deadline.Check();
        }

        if (shared >= _deadLength)
        {
            return false;
        }

        while (_path[_depth].End > shared)
        {
            _depth--;
        }

        _deadLength = int.MaxValue;
        return Read(bytes);
    }

    // Goes on from the current depth.
    private bool Read(ReadOnlySpan<byte> bytes)
    {
        var (state, end) = _path[_depth];
        IsComplete = true;
        while (end < bytes.Length)
        {
            int codePoint = bytes[end];
            var length = 1;
            if (codePoint >= 0x80)
            {
                var status = Rune.DecodeFromUtf8(bytes[end..], out var rune, out length);
                if (status == OperationStatus.NeedMoreData)
                {
                    IsComplete = false;
                    return true;
                }

                if (status == OperationStatus.InvalidData)
                {
                    // The byte behind the invalid ones may be what makes them so.
                    return Die(Math.Min(bytes.Length, end + length + 1));
                }

                codePoint = rune.Value;
            }

            state = _automaton.Step(state, _depth, codePoint);
            end += length;
            if (state == EditAutomaton.Dead)
            {
                return Die(end);
            }

            Push(state, end);
        }

        return true;
    }

    private void Push(uint state, int end)
    {
        _depth++;
        _path.EnsureCount(_depth + 1);
        _path[_depth] = (state, end);
    }

    private bool Die(int length)
    {
        IsComplete = false;
        _deadLength = length;
        return false;
    }
}
