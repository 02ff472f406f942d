using System.Text.Json;
using Crm.Kernel.Values;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Normalisation.Phones;
using Crm.Platform.Search;

namespace Crm.Platform.Records.Kinds;

/// <summary>Kinds whose items are small objects with a label: how a person can be reached.</summary>
internal abstract class ReachKind<TItem> : ListKind<TItem>
{
    protected const int MaxRaw = 400;

    /// <summary>A member that records show and that follows from the others; sending it back changes nothing.</summary>
    protected const string Derived = "lines";
    private static readonly string[] Labels = ["work", "home", "mobile", "other"];

    protected static void WriteIfAny(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    /// <summary>Reads the text members of an object; unknown ones are refused by name.</summary>
    protected static Dictionary<string, string?>? Members(JsonElement json, string path, InputErrors errors, params ReadOnlySpan<string> known)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add(path, "Send an object.");
            return null;
        }

        var members = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (member.Name == Derived)
            {
                continue;
            }

            if (!known.Contains(member.Name))
            {
                errors.Add($"{path}.{member.Name}", $"There is no member {member.Name} here. Send: {string.Join(", ", known.ToArray())}.");
                continue;
            }

            members[member.Name] = JsonText.Read(member.Value, $"{path}.{member.Name}", errors);
        }

        if (members.GetValueOrDefault("label") is { } label && !Labels.Contains(label))
        {
            errors.Add($"{path}.label", $"Choose one of: {string.Join(", ", Labels)}.");
            return null;
        }

        return members;
    }
}

/// <summary>E-mail addresses; the first is the main one.</summary>
internal sealed class EmailsKind : ReachKind<EmailAddress>
{
    public override string Name => "emails";

    protected override object? ReadItem(JsonElement json, string path, InputErrors errors) =>
        Members(json, path, errors, "address", "label", "raw") is { } members
            ? Check(members.GetValueOrDefault("address"), members.GetValueOrDefault("label") ?? "work", $"{path}.address", errors, members.GetValueOrDefault("raw"))
            : null;

    protected override void WriteItem(Utf8JsonWriter writer, EmailAddress item)
    {
        writer.WriteStartObject();
        writer.WriteString("address", item.Address);
        writer.WriteString("label", item.Label);
        WriteIfAny(writer, "raw", item.Raw);
        writer.WriteEndObject();
    }

    protected override IEnumerable<string> Split(string cell) => EmailText.Split(cell);

    protected override object? ParseItem(string text, string path, InputErrors errors) => Check(text, "work", path, errors);

    protected override string FormatItem(EmailAddress item) => item.Address;

    protected override string KeyOf(EmailAddress item) => EmailText.Key(item.Address);

    protected override bool IsSame(object? a, object? b) => a is EmailAddress x && b is EmailAddress y && KeyOf(x) == KeyOf(y);

    internal override IEnumerable<string> SearchTerms(object? value) => Items(value).SelectMany(i => Terms.OfEmail(i.Address));

    /// <summary>One @ with something before it and a domain with a dot behind it, no spaces, 254 characters (RFC 5321).</summary>
    internal static bool LooksRight(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var dot = text.LastIndexOf('.');
        return at > 0 && at == text.LastIndexOf('@') && dot > at + 1 && dot < text.Length - 1 && text.Length <= 254 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '<' or '>');
    }

    private static EmailAddress? Check(string? text, string label, string path, InputErrors errors, string? raw = null)
    {
        var typed = text?.Trim() ?? "";
        var address = LooksRight(typed) ? typed : EmailText.Parse(typed).Address;
        if (LooksRight(address))
        {
            return new EmailAddress(address, label, address == typed ? Short(raw) : Short(typed));
        }

        errors.Add(path, "Give an e-mail address such as name@example.com.");
        return null;

        static string? Short(string? text) => text?.AtMost(MaxRaw);
    }
}

/// <summary>Phone numbers, in E.164 where they say their country or the record does, beside what was typed.</summary>
internal sealed class PhonesKind : ReachKind<PhoneNumber>
{
    private const int MaxTyped = 60;

    public override string Name => "phones";

    protected override object? ReadItem(JsonElement json, string path, InputErrors errors) =>
        Members(json, path, errors, "number", "raw", "label", "extension") is { } members
            ? Check(members.GetValueOrDefault("number"), members.GetValueOrDefault("raw"), members.GetValueOrDefault("label") ?? "work", $"{path}.number", errors)
            : null;

    protected override void WriteItem(Utf8JsonWriter writer, PhoneNumber item)
    {
        writer.WriteStartObject();
        writer.WriteString("number", item.Number);
        writer.WriteString("raw", item.Raw);
        writer.WriteString("label", item.Label);
        WriteIfAny(writer, "extension", item.Extension);
        writer.WriteEndObject();
    }

    protected override IEnumerable<string> Split(string cell) => PhoneNumbers.Split(cell);

    protected override object? ParseItem(string text, string path, InputErrors errors) => Check(text, null, "work", path, errors);

    protected override string FormatItem(PhoneNumber item) => PhoneNumbers.Format(item);

    // Its format sees to that.
    protected override bool IsPlain(PhoneNumber item) => true;

    protected override string KeyOf(PhoneNumber item) => Terms.Digits(item.Number);

    protected override bool IsSame(object? a, object? b) => a is PhoneNumber x && b is PhoneNumber y && x.Number == y.Number && x.Extension == y.Extension;

    internal override IEnumerable<string> SearchTerms(object? value) => Items(value).SelectMany(i => Terms.OfPhone(i.Number));

    private static PhoneNumber? Check(string? number, string? raw, string label, string path, InputErrors errors)
    {
        var isShort = (raw?.Length ?? 0) <= MaxTyped && (number?.Length ?? 0) <= MaxTyped;
        if (isShort && PhoneNumbers.Read(number, raw, label) is { } phone)
        {
            return phone;
        }

        errors.Add(path, "Give a phone number with its country code, such as +34 915 551 234.");
        return null;
    }
}
