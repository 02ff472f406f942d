namespace Crm.Platform.Normalisation.People;

/// <summary>Names in Han, kana and Hangul: the family name leads, with or without a space.</summary>
internal static class EasternName
{
    private static readonly char[] Dots = ['·', '・', '•', '‧'];

    public static NameParts? Split(string whole, string? country)
    {
        if (whole.Length == 0 || !whole.All(c => IsEastern(c) || c == ' ' || Dots.Contains(c)) || !whole.Any(IsEastern))
        {
            return null;
        }

        var salutation = Array.Find(NameWords.EasternHonorifics, h => whole.Length > h.Length && whole.EndsWith(h, StringComparison.Ordinal));
        var name = (salutation is null ? whole : whole[..^salutation.Length]).Trim();
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 2)
        {
            return new NameParts(salutation, parts[1], null, parts[0], null);
        }

        // Foreign names are written with a dot, in their own order.
        var dot = name.LastIndexOfAny(Dots);
        if (dot > 0 && dot < name.Length - 1)
        {
            return new NameParts(salutation, name[..dot], null, name[(dot + 1)..], null);
        }

        if (parts.Length != 1 || name.Length is < 2 or > 5 || name.Any(IsKana))
        {
            return name.Length == 1 && salutation is not null ? new NameParts(salutation, null, null, name, null) : new NameParts(salutation, name, null, null, null);
        }

        var family = FamilyLength(name, country, salutation);
        return family >= name.Length ? new NameParts(salutation, null, null, name, null) : new NameParts(salutation, name[family..], null, name[..family], null);
    }

    private static int FamilyLength(string name, string? country, string? salutation)
    {
        var pair = name[..2];
        var isKnown = NameWords.Compound.Contains(pair) || country == "JP" || (country is null && NameWords.Japanese.Contains(pair));
        return isKnown && !(country == "JP" && IsHangul(name[0])) && (name.Length > 2 || salutation is not null) ? 2 : 1;
    }

    private static bool IsEastern(char c) => IsHan(c) || IsKana(c) || IsHangul(c);

    private static bool IsHan(char c) => c is (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or '々';

    private static bool IsKana(char c) => c is (>= '\u3041' and <= '\u30FA') or 'ー';

    private static bool IsHangul(char c) => c is >= '\uAC00' and <= '\uD7AF';
}

/// <summary>Names with a patronymic, and Russian ones in the order of official papers: Иванов Иван Иванович.</summary>
internal static class SlavicName
{
    private static readonly string[] Patronymics = ["ович", "евич", "ёвич", "ична", "овна", "евна", "ёвна", "ович", "івна", "ївна", "йович", "кызы", "оглы"];
    private static readonly string[] PatronymicsInLatin = ["ovich", "evich", "yevich", "ovna", "evna", "yevna", "ichna"];
    private static readonly string[] Families = ["ов", "ев", "ёв", "ова", "ева", "ёва", "ский", "ская", "цкий", "цкая", "енко", "чук", "ских", "ых"];

    public static NameParts? Split(List<string> words)
    {
        var isCyrillic = words.TrueForAll(w => w.Any(c => c is >= '\u0400' and <= '\u04FF'));
        if (words.Count == 3 && (Ends(words[2], isCyrillic) || (isCyrillic && words[2] is "Ильич" or "Кузьмич" or "Лукич" or "Фомич")))
        {
            return new NameParts(null, words[1], words[2], words[0], null);
        }

        if (words.Count == 3 && Ends(words[1], isCyrillic))
        {
            return new NameParts(null, words[0], words[1], words[2], null);
        }

        if (!isCyrillic || words.Count != 2)
        {
            return null;
        }

        if (Ends(words[1], isCyrillic))
        {
            return new NameParts(null, words[0], words[1], null, null);
        }

        // Иванов И. И. and Иванов Иван
        return IsFamily(words[0]) && !IsFamily(words[1]) ? new NameParts(null, words[1], null, words[0], null) : null;
    }

    private static bool Ends(string word, bool isCyrillic) =>
        word.Length > 5 && Array.Exists(isCyrillic ? Patronymics : PatronymicsInLatin, e => word.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    private static bool IsFamily(string word) => word.Length > 4 && Array.Exists(Families, e => word.EndsWith(e, StringComparison.OrdinalIgnoreCase));
}
