using Crm.Kernel.Values;
using Crm.Platform.Consents;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;

namespace Crm.Platform.Imports.Rows;

/// <summary>Reads one cell for one target; a cell that cannot be read becomes a remark and leaves its field alone.</summary>
internal sealed class CellReader(ImportTarget target, ImportColumn column, string currency, RowSettings settings)
{
    private const int MaxKey = 200;
    private readonly string header = column.Header;

    public static bool CanRead(ImportTarget target, string text)
    {
        text = CellText.Clean(text);
        if (target.Part == ImportTargets.Country)
        {
            return Countries.Code(text) is not null || CountryGuess.Code(text) is not null;
        }

        var errors = new InputErrors();
        target.Field!.Kind.Parse(CellText.For(target.Field.Kind, text, "USD", RowSettings.None), target.Field, "", errors);
        return !errors.Any;
    }

    public void Read(string text, ReadRow row, AddressParts addresses, ValueLabel label)
    {
        if (target.IsKey)
        {
            ReadKey(text, row);
        }
        else if (target.Path == ImportTarget.Kept || (label.IsUnreachable && target.Field is { Kind: PhonesKind }))
        {
            row.Keep(header, text);
        }
        else if (target.Consent is { } consent)
        {
            ReadConsent(consent.Channel, consent.Purpose, text, row);
        }
        else if (target.Composite is { } composite)
        {
            var parts = composite.Cut(text);
            if (composite.Explain(composite.Name, text, parts) is { } proposal)
            {
                row.Proposals.Add(proposal);
            }

            foreach (var (field, part) in composite.Parts.Zip(parts))
            {
                if (!string.IsNullOrWhiteSpace(part) && !row.Values.TryGet(field, out _))
                {
                    ReadValue(field, part, row, label);
                }
            }
        }
        else if (target.Field!.ReferenceTo is not null)
        {
            row.References.Add(new(target.Field, text));
        }
        else if (target.Part is { } part)
        {
            addresses.Add(target.Field, part, part == ImportTargets.Country ? Country(text, row) : text);
        }
        else
        {
            ReadValue(target.Field, text, row, label);
        }
    }

    private void ReadKey(string text, ReadRow row)
    {
        if (text.Length <= MaxKey)
        {
            row.Key = text;
        }
        else
        {
            row.Problem = $"{header}: a key has {MaxKey} characters at most.";
        }
    }

    private void ReadConsent(ConsentChannel channel, string purpose, string text, ReadRow row)
    {
        if (ConsentCell.Read(text, settings.Dates, settings.Now) is { } said)
        {
            row.Consents.Add(new ConsentAct(channel, purpose, said.Status, ImportConsents.Source) { At = said.At });
        }
        else
        {
            row.LeaveOut(column.Index, "cell.consent", $"{header}: \"{Short(text)}\" was left out. {ConsentCell.Hint}", ConsentCell.Hint);
        }
    }

    private string? Country(string text, ReadRow row)
    {
        if (Countries.Code(text) is { } code)
        {
            return code;
        }

        if (CountryGuess.Code(text) is { } guess)
        {
            row.Remarks.Add($"{header}: \"{text}\" was read as {guess}.");
            return guess;
        }

        row.LeaveOut(column.Index, "cell.country", $"{header}: \"{Short(text)}\" is no country that is known here; left out.", "This is no country that is known here.");
        return null;
    }

    private void ReadValue(Field field, string text, ReadRow row, ValueLabel label)
    {
        var errors = new InputErrors();
        var value = field.Kind.Parse(CellText.For(field.Kind, text, currency, settings), field, header, errors);
        if (errors.Any)
        {
            var message = errors.ToDictionary().Values.First()[0];
            row.LeaveOut(column.Index, $"cell.{field.Kind.Name}", $"{header}: \"{Short(text)}\" was left out. {message}", message, Proposal(field, text));
        }

        if (field.Kind.IsEmpty(value))
        {
            return;
        }

        value = Labelled(value, label.Name ?? "work");
        var several = row.Values.TryGet(field, out var present) && !field.Kind.IsEmpty(present);
        row.Values.Set(field, !several ? value : field.Kind is LongTextKind ? $"{present}\n{value}" : label.IsMain ? field.Kind.Merge(value, present) : field.Kind.Merge(present, value));
    }

    // What the writer of the cell probably meant, where that is evident.
    private static string? Proposal(Field field, string text) => field.Kind is EmailsKind ? ValueGuess.Email(text) : ValueGuess.Option(field, text);

    private static object? Labelled(object? value, string label) => value switch
    {
        List<EmailAddress> emails => emails.ConvertAll(e => e with { Label = label }),
        List<PhoneNumber> phones => phones.ConvertAll(p => p with { Label = label }),
        _ => value,
    };

    private static string Short(string text) => text.Length > 100 ? text[..100] + "…" : text;
}
