using SearchService.Engine.Analysis;

namespace SearchService.Engine.Tests;

/// <summary>A regular expression over <see cref="WordBreakClass"/>, as a piece of a nondeterministic automaton.</summary>
internal abstract record ClassPattern
{
    public static ClassPattern Any(params WordBreakClass[] classes) =>
        new One(classes.Aggregate(0u, (mask, c) => mask | (1u << (int)c)));

    public static ClassPattern Sequence(params ClassPattern[] parts) => parts.Aggregate((a, b) => new Then(a, b));

    public static ClassPattern Either(params ClassPattern[] choices) => choices.Aggregate((a, b) => new Or(a, b));

    public ClassPattern Star() => new Loop(this);

    public ClassPattern Plus() => new Then(this, new Loop(this));

    public ClassPattern Optional() => new Or(this, new Empty());

    /// <summary>Adds this pattern to <paramref name="automaton"/> between two states.</summary>
    public abstract void Build(ClassAutomaton automaton, int from, int to);

    private sealed record Empty : ClassPattern
    {
        public override void Build(ClassAutomaton automaton, int from, int to) => automaton.AddEpsilon(from, to);
    }

    private sealed record One(uint Mask) : ClassPattern
    {
        public override void Build(ClassAutomaton automaton, int from, int to) => automaton.AddEdge(from, Mask, to);
    }

    private sealed record Then(ClassPattern First, ClassPattern Second) : ClassPattern
    {
        public override void Build(ClassAutomaton automaton, int from, int to)
        {
            var middle = automaton.AddState();
            First.Build(automaton, from, middle);
            Second.Build(automaton, middle, to);
        }
    }

    private sealed record Or(ClassPattern First, ClassPattern Second) : ClassPattern
    {
        public override void Build(ClassAutomaton automaton, int from, int to)
        {
            First.Build(automaton, from, to);
            Second.Build(automaton, from, to);
        }
    }

    private sealed record Loop(ClassPattern Body) : ClassPattern
    {
        public override void Build(ClassAutomaton automaton, int from, int to)
        {
            var before = automaton.AddState();
            var after = automaton.AddState();
            automaton.AddEpsilon(from, before);
            Body.Build(automaton, before, after);
            automaton.AddEpsilon(after, before);
            automaton.AddEpsilon(before, to);
        }
    }
}
