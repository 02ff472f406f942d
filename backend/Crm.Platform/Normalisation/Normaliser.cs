using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Imports.Rows;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Normalisation.People;
using Crm.Platform.Normalisation.Phones;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;

namespace Crm.Platform.Normalisation;

/// <summary>Normalises the values of one record before they are written; pure, and the same for forms, capture and imports.</summary>
internal static class Normaliser
{
    /// <summary>Changes the values in place and answers what it did.</summary>
    /// <param name="type">The type of the record.</param>
    /// <param name="values">The values as they were read.</param>
    /// <param name="country">Where phone numbers belong that name no country, unless the record itself has an address.</param>
    /// <param name="repair">Whether texts are repaired too, and not only numbers understood.</param>
    public static IReadOnlyList<Proposal> Apply(RecordType type, RecordValues values, string? country, bool repair)
    {
        IReadOnlyList<string>? known = null;
        foreach (var field in type.Fields.Where(f => f.Kind is PhonesKind))
        {
            if (values.TryGet(field, out var phones) && phones is List<PhoneNumber> numbers && !numbers.TrueForAll(IsSettled) && Settle(numbers, known ??= Countries(values, country)) is { } settled)
            {
                values.Set(field, settled);
            }
        }

        if (!repair)
        {
            return [];
        }

        var done = new List<Proposal>();
        if (type.PersonName is { } name)
        {
            NameRules.Repair(name, values, (known ?? Countries(values, country)) is [var first, ..] ? first : null, done);
        }

        foreach (var field in type.Fields.Where(f => f.Kind is EmailsKind))
        {
            if (values.TryGet(field, out var emails) && Repair(field, (List<EmailAddress>?)emails ?? [], done) is { } repaired)
            {
                values.Set(field, repaired);
            }
        }

        return done;
    }

    /// <summary>Whether a text only says what the record holds already, before it was repaired or as files lose blanks around it: then the record keeps its own.</summary>
    public static bool IsAsWritten(Field field, object? present, object? imported, IReadOnlyList<Proposal> proposals) =>
        present is string mine && imported is string theirs && mine != theirs
        && CellText.Clean(mine) is var clean && (clean == CellText.Clean(theirs) || proposals.Any(p => p.Field == field.Name && CellText.Clean(p.Raw) == clean));

    /// <summary>Puts the phone numbers that somebody has just given a record into E.164, by the record's own country or the company's.</summary>
    public static void Settle(RecordType type, Record record, RecordValues given, string? country)
    {
        foreach (var field in given.All.Keys.Where(f => f.Kind is PhonesKind))
        {
            var countries = Countries(type.Fields.Where(f => f.Kind is AddressesKind or EmailsKind).Select(f => f.Get(record)), country);
            if (Settle(field.Get(record) as List<PhoneNumber>, countries) is { } settled)
            {
                field.Set(record, settled);
            }
        }
    }

    /// <summary>Phone numbers in E.164, by the first country to which they make sense; null where nothing changes.</summary>
    public static List<PhoneNumber>? Settle(List<PhoneNumber>? phones, IReadOnlyList<string> countries)
    {
        if (phones is null || countries.Count == 0 || phones.TrueForAll(IsSettled))
        {
            return null;
        }

        var settled = phones.ConvertAll(phone => IsSettled(phone) ? phone : At(phone, countries));
        return settled.SequenceEqual(phones) ? null : settled;
    }

    private static bool IsSettled(PhoneNumber phone) => phone.Number.StartsWith('+');

    /// <summary>The countries that a record speaks of, from the certain to the likely: its addresses, the one that was given, those of its e-mail domains.</summary>
    public static IReadOnlyList<string> Countries(IEnumerable<object?> values, string? given)
    {
        var countries = new List<string>();
        var domains = new List<string>();
        foreach (var value in values)
        {
            if (value is List<PostalAddress> addresses)
            {
                countries.AddRange(addresses.Where(a => a.Country is not null).Select(a => a.Country!));
            }
            else if (value is List<EmailAddress> emails)
            {
                domains.AddRange(emails.Select(e => EmailCountry.Of(e.Address)).OfType<string>());
            }
        }

        return [.. countries.Append(given ?? "").Concat(domains).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<string> Countries(RecordValues values, string? given) => Countries(values.All.Values, given);

    // A number that a plan has goes before one that has merely the right length.
    private static PhoneNumber At(PhoneNumber phone, IReadOnlyList<string> countries)
    {
        foreach (var country in countries)
        {
            if (PhoneParser.Parse(phone.Raw, country) is { IsValid: true } valid)
            {
                return phone with { Number = valid.E164, Extension = valid.Extension };
            }
        }

        return PhoneNumbers.Of(phone.Raw, phone.Label, countries[0]) is { } possible && possible.Number.StartsWith('+') ? possible : phone;
    }

    private static List<EmailAddress>? Repair(Field field, List<EmailAddress> emails, List<Proposal> done)
    {
        var changed = false;
        var repaired = emails.ConvertAll(email =>
        {
            var normal = EmailText.Normalise(email.Address);
            if (normal == email.Address)
            {
                return email;
            }

            changed = true;
            var rule = string.Equals(normal, email.Address, StringComparison.OrdinalIgnoreCase) ? "email.case" : "email.idn";
            done.Add(new Proposal(field.Name, rule, email.Address, normal, rule == "email.case" ? "Written in lower case." : "The domain is written in its own letters."));
            return email with { Address = normal, Raw = email.Raw ?? email.Address };
        });
        return changed ? repaired : null;
    }
}
