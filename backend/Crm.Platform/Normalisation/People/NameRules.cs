using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Records;

namespace Crm.Platform.Normalisation.People;

/// <summary>The fields of a record type that hold a person's name.</summary>
internal sealed record PersonNameFields(Field Salutation, Field Given, Field Middle, Field Family, Field Nickname)
{
    public IReadOnlyList<Field> Parts { get; } = [Salutation, Given, Middle, Family, Nickname];
}

/// <summary>What is proposed for the names of a person; what may be somebody's own way of writing stays.</summary>
internal static class NameRules
{
    /// <summary>The parts of a whole name, in the order of <see cref="PersonNameFields"/>.</summary>
    public static IReadOnlyList<string?> Cut(string whole)
    {
        // Cards of people who have only an address give it as their name.
        if (EmailText.LooksRight(whole.Trim()))
        {
            return [null, null, null, null, null];
        }

        var parts = NameSplitter.Split(whole);
        return [parts.Salutation, parts.Given, parts.Middle, parts.Family, parts.Nickname];
    }

    /// <summary>By which rule a whole name was cut into these parts; null where its words simply stood in a row.</summary>
    public static Proposal? OfCut(string field, string whole, IReadOnlyList<string?> parts)
    {
        var (salutation, given, family, nickname) = (parts[0], parts[1], parts[3], parts[4]);
        var tidy = NameSplitter.Tidy(whole);
        var (rule, message) =
            NameWords.Degrees.Contains(tidy[(tidy.LastIndexOf(' ') + 1)..]) ? ("name.honorific", "A degree is no part of the name and was left out.")
            : tidy.Contains(',', StringComparison.Ordinal) ? ("name.lastFirst", "The family name stood before the comma.")
            : salutation is not null ? ("name.honorific", $"{salutation} is a form of address.")
            : nickname is not null ? ("name.nickname", $"{nickname} stood in quotation marks.")
            : given is not null && family is not null && tidy.StartsWith(family, StringComparison.Ordinal) ? ("name.script", "The family name leads in this language.")
            : (null, null);
        return rule is null ? null : new Proposal(field, rule, whole, string.Join(" | ", parts.Where(p => p is not null)), message!);
    }

    /// <summary>Repairs the parts of a name in place and adds what was done.</summary>
    public static void Repair(PersonNameFields fields, RecordValues values, string? country, ICollection<Proposal> done)
    {
        LastFirst(fields, values, done);
        Honorific(fields, values, done);
        var isOwnWay = Text(values, fields.Given) is { } given && given.Contains('.', StringComparison.Ordinal) && !given.Any(char.IsUpper);
        foreach (var field in fields.Parts)
        {
            if (Text(values, field) is not { } text)
            {
                continue;
            }

            var tidy = NameSplitter.Tidy(text);
            if (tidy != text && tidy.Length > 0)
            {
                Change(values, field, "text.space", text, tidy, "Blanks that nobody sees were taken out.", done);
            }

            // e.e. cummings may have meant it.
            if (field != fields.Salutation && !isOwnWay && NameCase.Proper(tidy, country) is { } proper)
            {
                var isParticle = proper.Split(' ') is { Length: > 1 } words && words.Any(w => NameWords.Particles.Contains(w));
                Change(values, field, isParticle ? "name.particle" : "name.case", text, proper, "Written with capitals where the language has them.", done);
            }
        }
    }

    private static void LastFirst(PersonNameFields fields, RecordValues values, ICollection<Proposal> done)
    {
        var (given, family) = (Text(values, fields.Given), Text(values, fields.Family));
        if ((given is null) == (family is null) || !(given ?? family)!.Contains(',', StringComparison.Ordinal))
        {
            return;
        }

        var whole = (given ?? family)!;
        var parts = NameSplitter.Split(whole);
        if (parts.Given is null || parts.Family is null)
        {
            return;
        }

        values.Set(fields.Given, parts.Given);
        values.Set(fields.Family, parts.Family);
        done.Add(new Proposal(given is null ? fields.Family.Name : fields.Given.Name, "name.lastFirst", whole, $"{parts.Given} {parts.Family}", "The family name stood before the comma."));
        SetIfEmpty(values, fields.Middle, parts.Middle);
        SetIfEmpty(values, fields.Salutation, parts.Salutation);
    }

    private static void Honorific(PersonNameFields fields, RecordValues values, ICollection<Proposal> done)
    {
        if (Text(values, fields.Salutation) is not null || Text(values, fields.Given) is not { } given)
        {
            return;
        }

        var words = NameSplitter.Tidy(given).Split(' ');
        var count = words.TakeWhile((w, i) => i < words.Length - 1 && NameWords.Honorifics.Contains(w) && w.Contains('.', StringComparison.Ordinal)).Count();
        if (count > 0)
        {
            var salutation = string.Join(' ', words[..count]);
            values.Set(fields.Salutation, salutation);
            Change(values, fields.Given, "name.honorific", given, string.Join(' ', words[count..]), $"{salutation} is a form of address.", done);
        }
    }

    private static void Change(RecordValues values, Field field, string rule, string raw, string value, string message, ICollection<Proposal> done)
    {
        values.Set(field, value);
        done.Add(new Proposal(field.Name, rule, raw, value, message));
    }

    private static void SetIfEmpty(RecordValues values, Field field, string? text)
    {
        if (text is not null && Text(values, field) is null)
        {
            values.Set(field, text);
        }
    }

    private static string? Text(RecordValues values, Field field) => values.TryGet(field, out var value) && value is string text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
