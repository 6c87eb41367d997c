namespace SearchService.Engine.Analysis;

/// <summary>
/// Porter's suffix stripping (M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980) with the two changes
/// of the author's later programs: <c>bli</c> becomes <c>ble</c> where the paper has <c>abli</c> to <c>able</c>, and
/// <c>logi</c> becomes <c>log</c>.
/// </summary>
/// <remarks>
/// Everything but a, e, i, o, u is a consonant, digits and foreign letters too; y is one at the start of a word and behind a
/// vowel. The measure of a stem is the number of times a consonant follows a vowel in it.
/// </remarks>
public ref struct PorterStemmer
{
    private readonly Span<char> _word;
    private int _length;

    private PorterStemmer(Span<char> word)
    {
        _word = word;
        _length = word.Length;
    }

    private readonly ReadOnlySpan<char> Word => _word[.._length];

    /// <summary>Stems <paramref name="word"/>, which must be in lower case, in place. No stem is longer than its word.</summary>
    /// <returns>The length of the stem, which begins where the word began.</returns>
    public static int Stem(Span<char> word)
    {
        if (word.Length <= 2) return word.Length;
        var stemmer = new PorterStemmer(word);
        stemmer.RemovePlural();
        stemmer.RemovePastAndProgressive();
        stemmer.TurnFinalYIntoI();
        stemmer.ReduceDoubleSuffix();
        stemmer.ReduceLongSuffix();
        stemmer.RemoveSuffix();
        stemmer.RemoveFinalE();
        stemmer.UndoubleFinalL();
        return stemmer._length;
    }

    // Step 1a.
    private void RemovePlural()
    {
        if (Word is not [.., var before, 's'] || before == 's') return;
        _length -= Word.EndsWith("sses") || Word.EndsWith("ies") ? 2 : 1;
    }

    // Step 1b.
    private void RemovePastAndProgressive()
    {
        if (Word.EndsWith("eed"))
        {
            if (Measure(_length - 3) > 0) _length--;
            return;
        }

        var suffixLength = Word.EndsWith("ed") ? 2 : Word.EndsWith("ing") ? 3 : 0;
        if (suffixLength == 0 || !HasVowel(_length - suffixLength)) return;
        _length -= suffixLength;
        RestoreEnding();
    }

    private void RestoreEnding()
    {
        if (Word.EndsWith("at") || Word.EndsWith("bl") || Word.EndsWith("iz"))
            _word[_length++] = 'e';
        else if (EndsInDoubleConsonant())
            _length -= _word[_length - 1] is 'l' or 's' or 'z' ? 0 : 1;
        else if (EndsShort(_length) && Measure(_length) == 1)
            _word[_length++] = 'e';
    }

    // Step 1c.
    private readonly void TurnFinalYIntoI()
    {
        if (_word[_length - 1] == 'y' && HasVowel(_length - 1)) _word[_length - 1] = 'i';
    }

    // Step 2. The first suffix that fits is the only one tried, in this step and the next two.
    private void ReduceDoubleSuffix()
    {
        if (_length < 3) return;
        _ = _word[_length - 2] switch
        {
            'a' => Replace("ational", "ate") || Replace("tional", "tion"),
            'c' => Replace("enci", "ence") || Replace("anci", "ance"),
            'e' => Replace("izer", "ize"),
            'g' => Replace("logi", "log"),
            'l' => Replace("bli", "ble") || Replace("alli", "al") || Replace("entli", "ent") || Replace("eli", "e")
                || Replace("ousli", "ous"),
            'o' => Replace("ization", "ize") || Replace("ation", "ate") || Replace("ator", "ate"),
            's' => Replace("alism", "al") || Replace("iveness", "ive") || Replace("fulness", "ful") || Replace("ousness", "ous"),
            't' => Replace("aliti", "al") || Replace("iviti", "ive") || Replace("biliti", "ble"),
            _ => false,
        };
    }

    // Step 3.
    private void ReduceLongSuffix() => _ = _word[_length - 1] switch
    {
        'e' => Replace("icate", "ic") || Replace("ative", "") || Replace("alize", "al"),
        'i' => Replace("iciti", "ic"),
        'l' => Replace("ical", "ic") || Replace("ful", ""),
        's' => Replace("ness", ""),
        _ => false,
    };

    // Step 4.
    private void RemoveSuffix()
    {
        if (_length < 3) return;
        _ = _word[_length - 2] switch
        {
            'a' => Remove("al"),
            'c' => Remove("ance") || Remove("ence"),
            'e' => Remove("er"),
            'i' => Remove("ic"),
            'l' => Remove("able") || Remove("ible"),
            'n' => Remove("ant") || Remove("ement") || Remove("ment") || Remove("ent"),
            'o' => RemoveIon() || Remove("ou"),
            's' => Remove("ism"),
            't' => Remove("ate") || Remove("iti"),
            'u' => Remove("ous"),
            'v' => Remove("ive"),
            'z' => Remove("ize"),
            _ => false,
        };
    }

    // Step 5a.
    private void RemoveFinalE()
    {
        if (_word[_length - 1] != 'e') return;
        var measure = Measure(_length - 1);
        if (measure > 1 || (measure == 1 && !EndsShort(_length - 1))) _length--;
    }

    // Step 5b.
    private void UndoubleFinalL()
    {
        if (Word.EndsWith("ll") && Measure(_length) > 1) _length--;
    }

    // True where the suffix fits; it is replaced if the stem before it has a measure above 0.
    private bool Replace(string suffix, string replacement)
    {
        if (!Word.EndsWith(suffix)) return false;
        var stemLength = _length - suffix.Length;
        if (Measure(stemLength) > 0)
        {
            replacement.CopyTo(_word[stemLength..]);
            _length = stemLength + replacement.Length;
        }

        return true;
    }

    // True where the suffix fits; it is removed if the stem before it has a measure above 1.
    private bool Remove(string suffix)
    {
        if (!Word.EndsWith(suffix)) return false;
        if (Measure(_length - suffix.Length) > 1) _length -= suffix.Length;
        return true;
    }

    private bool RemoveIon() => Word is [.., 's' or 't', 'i', 'o', 'n'] && Remove("ion");

    private readonly int Measure(int stemLength)
    {
        var measure = 0;
        var afterVowel = false;
        for (var i = 0; i < stemLength; i++)
        {
            var vowel = IsVowel(_word[i], i > 0 && !afterVowel);
            if (afterVowel && !vowel) measure++;
            afterVowel = vowel;
        }

        return measure;
    }

    private readonly bool HasVowel(int stemLength)
    {
        for (var i = 0; i < stemLength; i++)
        {
            // Whatever stands before the first vowel is a consonant, so a y here is a vowel unless it starts the word.
            if (IsVowel(_word[i], i > 0)) return true;
        }

        return false;
    }

    private readonly bool EndsInDoubleConsonant() =>
        _length >= 2 && _word[_length - 1] == _word[_length - 2] && !IsVowelAt(_length - 1);

    // Consonant, vowel, consonant, and the last is not w, x or y: such a short stem wants its e (hop-ing, hope).
    private readonly bool EndsShort(int stemLength) =>
        stemLength >= 3 && _word[stemLength - 1] is not ('w' or 'x' or 'y')
        && !IsVowelAt(stemLength - 1) && IsVowelAt(stemLength - 2) && !IsVowelAt(stemLength - 3);

    private readonly bool IsVowelAt(int index)
    {
        // In a run of y each looks at the one before: walk back to the start of the run.
        var start = index;
        while (start > 0 && _word[start] == 'y') start--;
        var vowel = IsVowel(_word[start], false);
        for (var i = start + 1; i <= index; i++) vowel = IsVowel(_word[i], !vowel);
        return vowel;
    }

    private static bool IsVowel(char c, bool afterConsonant) => c switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => true,
        'y' => afterConsonant,
        _ => false,
    };
}
