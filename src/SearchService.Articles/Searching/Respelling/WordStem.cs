using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>Stems of words that are analyzed otherwise already.</summary>
internal static class WordStem
{
    /// <summary>The stem that an article with this word has in its texts.</summary>
    /// <param name="word">A word in lower case, without a possessive ending.</param>
    public static string Of(string word)
    {
        var letters = word.ToCharArray();
        return new string(letters, 0, PorterStemmer.Stem(letters));
    }
}
