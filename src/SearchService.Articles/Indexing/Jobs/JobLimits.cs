using System.Globalization;

namespace SearchService.Articles;

/// <summary>Refuses to replace a good index by one that is much worse, for the folder is more likely at fault than the articles.</summary>
/// <param name="maxShare">The share, 0 to 1, that may be bad or go; 1 = no limit.</param>
/// <param name="articlesBefore">The articles that are served; 0 = there is nothing to be lost, and no limit.</param>
internal readonly struct JobLimits(double maxShare, int articlesBefore)
{
    // So few may always be bad, or go: a share of a small folder says little.
    private const int AlwaysAllowed = 10;

    private const string WhatToDo = "Nothing was published. Look at the list of skipped files and at the folder; if all is as it should be, start a job with maxBadFileShare 1";

    private bool IsOff => articlesBefore == 0 || maxShare >= 1;

    /// <summary>Before anything is read.</summary>
    /// <param name="listedFiles">Files in the folder.</param>
    /// <exception cref="JobRefusedException">There are none.</exception>
    public void CheckFolder(int listedFiles)
    {
        if (listedFiles == 0 && !IsOff)
        {
            throw new JobRefusedException(
                $"the folder of articles has no article files, and the index has {Spell(articlesBefore)} articles, which would all go. Nothing was published. "
                + "Check that the folder is mounted and the setting Search:ArticlesPath is right; to empty the index all the same, start a job with maxBadFileShare 1");
        }
    }

    /// <summary>After everything was read.</summary>
    /// <param name="badFiles">Files that are bad.</param>
    /// <param name="badBefore">Files that were bad already when the index was made that is served.</param>
    /// <param name="files">All files.</param>
    /// <param name="articlesAfter">The articles that the index would have.</param>
    /// <exception cref="JobRefusedException">Too many are bad, or would go.</exception>
    public void CheckResult(int badFiles, int badBefore, int files, int articlesAfter)
    {
        if (IsOff)
        {
            return;
        }

        var bad = badFiles - badBefore;
        if (bad > AlwaysAllowed && bad > maxShare * files)
        {
            throw new JobRefusedException(
                $"{Spell(bad)} of {Spell(files)} files are bad{(badBefore > 0 ? $" beside {Spell(badBefore)} that were so before" : "")}, "
                + $"more than the share of {SpellShare()} that Search:Limits:MaxBadFileShare allows. {WhatToDo}");
        }

        var lost = articlesBefore - articlesAfter;
        if (lost > AlwaysAllowed && lost > maxShare * articlesBefore)
        {
            throw new JobRefusedException(
                $"{Spell(lost)} of {Spell(articlesBefore)} articles would go, because their files vanished or are bad, "
                + $"more than the share of {SpellShare()} that Search:Limits:MaxBadFileShare allows. {WhatToDo}");
        }
    }

    private static string Spell(int count) => count.ToString(CultureInfo.InvariantCulture);

    private string SpellShare() => maxShare.ToString(CultureInfo.InvariantCulture);
}
