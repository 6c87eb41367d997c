using System.Diagnostics.CodeAnalysis;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Inspection;

/// <summary>Checks the impacts of a term: that they ascend, that each level covers the one below, and that no document beats
/// them. A false one would make a search skip documents that it must find.</summary>
/// <param name="field">The term's field.</param>
/// <param name="norms">A new cursor over the field's norms; null when it has none, or none that can be read.</param>
/// <param name="resource">The file, for messages.</param>
internal sealed class ImpactsCheck(FieldInfo field, NumericDocValues? norms, string resource)
{
    public void Run(TermsEnum term, ScannedPostings expected)
    {
        var impacts = term.Impacts(PostingsFlags.Freqs);
        var upTo = -1;
        for (var i = 0; i < expected.Count; i++)
        {
            var docId = impacts.NextDoc();
            if (docId != expected.Docs[i])
            {
                Fail(term, $"with impacts, the next document is {docId}, expected {expected.Docs[i]}");
            }

            if (docId > upTo)
            {
                impacts.AdvanceShallow(docId);
                CheckLevels(term, impacts, docId);
                upTo = impacts.GetDocIdUpTo(0);
            }

            var impact = new Impact(expected.Freqs[i], NormOf(docId));
            if (!Covers(impacts.GetImpacts(0), impact))
            {
                Fail(term, $"no impact covers document {docId} with frequency {impact.Freq} and norm {impact.Norm}");
            }
        }
    }

    // Without norms all documents count as norm 1. Where norms cannot be read, any impact's norm will do.
    private long NormOf(int docId)
    {
        if (!field.HasNorms)
        {
            return 1;
        }

        return norms is null ? -1 : norms.AdvanceExact(docId) ? norms.LongValue : 1;
    }

    private void CheckLevels(TermsEnum term, ImpactsEnum impacts, int docId)
    {
        if (impacts.NumLevels < 1)
        {
            Fail(term, $"no level of impacts at document {docId}");
        }

        var lastUpTo = docId;
        Impact[] below = [];
        for (var level = 0; level < impacts.NumLevels; level++)
        {
            var upTo = impacts.GetDocIdUpTo(level);
            if (upTo < lastUpTo)
            {
                Fail(term, $"level {level} of impacts covers up to document {upTo}, less than {lastUpTo}");
            }

            var pairs = impacts.GetImpacts(level);
            CheckAscending(term, level, pairs);
            foreach (var pair in below)
            {
                if (!Covers(pairs, pair))
                {
                    Fail(term, $"level {level} of impacts up to document {upTo} does not cover {pair} of the level below");
                }
            }

            below = pairs.ToArray();
            lastUpTo = upTo;
        }
    }

    private void CheckAscending(TermsEnum term, int level, ReadOnlySpan<Impact> pairs)
    {
        if (pairs.IsEmpty)
        {
            Fail(term, $"level {level} has no impacts");
        }

        var last = new Impact(0, 0);
        foreach (var pair in pairs)
        {
            if (pair.Freq <= last.Freq || (ulong)pair.Norm <= (ulong)last.Norm)
            {
                Fail(term, $"level {level}: {pair} follows {last}");
            }

            last = pair;
        }
    }

    private static bool Covers(ReadOnlySpan<Impact> pairs, Impact impact)
    {
        foreach (var pair in pairs)
        {
            if (pair.Freq >= impact.Freq && (ulong)pair.Norm <= (ulong)impact.Norm)
            {
                return true;
            }
        }

        return false;
    }

    [DoesNotReturn]
    private void Fail(TermsEnum term, string message) =>
        CorruptIndexException.Throw($"field {field}, term {Convert.ToHexString(term.Term)}: {message}", resource);
}
