namespace SearchService.Engine.Search;

/// <summary>Places where every term stands exactly at its offset.</summary>
internal sealed class ExactPhraseMatcher : PhraseMatcher
{
    private readonly PhraseSlot _lead;
    private readonly PhraseSlot[] _others;
    private bool _isFirst;

    public ExactPhraseMatcher(PhraseSlot[] slots)
    {
        _lead = slots[0];
        _others = slots[1..];
    }

    public override float MatchWeight => 1;

    public override void Start()
    {
        _lead.First();
        foreach (var slot in _others)
        {
            slot.First();
        }

        _isFirst = true;
    }

    public override bool NextMatch()
    {
        if (!_isFirst && !_lead.Next())
        {
            return false;
        }

        _isFirst = false;
        var i = 0;
        while (i < _others.Length)
        {
            var slot = _others[i];
            if (!slot.AdvanceTo(_lead.Start + slot.Offset))
            {
                return false;
            }

            if (slot.Start == _lead.Start)
            {
                i++;
            }
            else if (_lead.AdvanceTo(slot.Start + _lead.Offset))
            {
                i = 0;
            }
            else
            {
                return false;
            }
        }

        return true;
    }
}
