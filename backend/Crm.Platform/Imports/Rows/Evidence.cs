using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;
using Crm.Platform.Search;

namespace Crm.Platform.Imports.Rows;

/// <summary>
/// Weighs whether a row means a record of the same name. One identity field names an organisation well enough. Several are the parts of
/// a person's name, which many people share: then something else must agree (address, phone, company, day of birth), or both must say
/// nothing but the name. What contradicts (another e-mail address, another day of birth) always parts them.
/// </summary>
internal sealed class Evidence(RecordType type, MatchKeys keys)
{
    private readonly List<Field> bearing = [.. type.Fields.Where(f => f.IsImportable && Bears(f, type))];

    private bool IsPerson => type.IdentityFields.Count > 1;

    /// <summary>Whether an e-mail address in common can be a shared mailbox: every part of the name that both give is another.</summary>
    public bool IsSomebodyElse(Record draft, Record record)
    {
        var compared = type.IdentityFields.Select(f => (Draft: Key(f, draft), Record: Key(f, record))).Where(k => k.Draft.Length > 0 && k.Record.Length > 0).ToList();
        return compared.Count > 1 && compared.TrueForAll(k => k.Draft != k.Record);
    }

    /// <summary>How much speaks for the row meaning the record: null where it does not.</summary>
    public int? Weigh(Record draft, Record record)
    {
        // What parts most namesakes, another e-mail address, is asked first.
        var agreeing = 0;
        var rowSaysMore = false;
        var recordSaysMore = false;
        foreach (var field in bearing)
        {
            var ofRow = field.Get(draft);
            var ofRecord = field.Get(record);
            var rowIsEmpty = field.Kind.IsEmpty(ofRow);
            var recordIsEmpty = field.Kind.IsEmpty(ofRecord);
            rowSaysMore |= !rowIsEmpty;
            recordSaysMore |= !recordIsEmpty;
            if (rowIsEmpty || recordIsEmpty)
            {
                continue;
            }

            switch (field.Kind is EmailsKind or PhonesKind ? HaveOneInCommon(keys.Of(field, draft), keys.Of(field, record)) : Compare(ofRow!, ofRecord!))
            {
                case false:
                    return null;
                case true:
                    agreeing++;
                    break;
            }
        }

        if (type.IdentityFields.Any(f => !IsSame(f, draft, record)) || type.IdentityFields.All(f => Key(f, draft).Length == 0))
        {
            return null;
        }

        return IsPerson && agreeing == 0 && (rowSaysMore || recordSaysMore) ? null : agreeing;
    }

    /// <summary>Whether an address can agree with another at all: many people live in the same city.</summary>
    public static bool CanAgree(PostalAddress address) => !string.IsNullOrWhiteSpace(address.Street) || !string.IsNullOrWhiteSpace(address.PostalCode);

    private static bool Bears(Field field, RecordType type) => field.Kind switch
    {
        EmailsKind or PhonesKind or AddressesKind => true,
        DateKind => field.IsPersonal,
        ReferenceKind => field.ReferenceTo is { } target && target != type.Name && target is not ("user" or "team"),
        _ => false,
    };

    private static bool HaveOneInCommon(string[] a, string[] b) => Array.Exists(a, key => Array.IndexOf(b, key) >= 0);

    // True: they agree. False: they contradict. Null: nothing follows.
    private static bool? Compare(object ofRow, object ofRecord) => (ofRow, ofRecord) switch
    {
        (List<PostalAddress> row, List<PostalAddress> record) => Compare(row, record),
        _ => Equals(ofRow, ofRecord),
    };

    private static bool? Compare(List<PostalAddress> row, List<PostalAddress> record)
    {
        var results = (from a in row from b in record select Compare(a, b)).ToList();
        return results.Contains(true) ? true : results.Contains(null) ? null : false;
    }

    // Street or postal code identify; many people live in the same city.
    private static bool? Compare(PostalAddress a, PostalAddress b)
    {
        var street = Same(a.Street, b.Street);
        var code = Same(a.PostalCode, b.PostalCode);
        if (street == false || code == false || Same(a.City, b.City) == false || Same(a.Country, b.Country) == false)
        {
            return false;
        }

        return street == true || code == true ? true : null;
    }

    private static bool? Same(string? a, string? b) =>
        string.IsNullOrWhiteSpace(a) || string.IsNullOrWhiteSpace(b) ? null : Folding.Key(a) == Folding.Key(b);

    private static bool IsSame(Field field, Record a, Record b)
    {
        var (x, y) = (field.Get(a) as string, field.Get(b) as string);
        return x == y || Folding.Key(x) == Folding.Key(y);
    }

    private static string Key(Field field, Record record) => Folding.Key(field.Get(record) as string);
}
