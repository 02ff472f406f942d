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

        static string? Short(string? text) => text?.Length > MaxRaw ? text[..MaxRaw] : text;
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

/// <summary>Postal addresses; city and country can be filtered.</summary>
internal sealed class AddressesKind : ReachKind<PostalAddress>
{
    private static readonly string[] Parts = ["city", "country"];

    public override string Name => "addresses";

    internal override IReadOnlyList<string> SubFields => Parts;

    protected override object? ReadItem(JsonElement json, string path, InputErrors errors)
    {
        if (Members(json, path, errors, "street", "city", "region", "postalCode", "country", "label") is not { } members)
        {
            return null;
        }

        foreach (var (name, value) in members)
        {
            if (value?.Length > (name == "street" ? 300 : 120))
            {
                errors.Add($"{path}.{name}", $"Shorten this to {(name == "street" ? 300 : 120)} characters at most.");
                return null;
            }
        }

        var country = members.GetValueOrDefault("country");
        if (!string.IsNullOrEmpty(country) && Countries.Code(country) is null)
        {
            errors.Add($"{path}.country", Countries.Hint);
            return null;
        }

        var address = new PostalAddress(
            members.GetValueOrDefault("street"), members.GetValueOrDefault("city"), members.GetValueOrDefault("region"),
            members.GetValueOrDefault("postalCode"), string.IsNullOrEmpty(country) ? null : Countries.Code(country), members.GetValueOrDefault("label") ?? "work");
        if (address.IsEmpty)
        {
            errors.Add(path, "Give at least one part of the address.");
            return null;
        }

        return address;
    }

    protected override void WriteItem(Utf8JsonWriter writer, PostalAddress item)
    {
        writer.WriteStartObject();
        writer.WriteString("street", item.Street);
        writer.WriteString("city", item.City);
        writer.WriteString("region", item.Region);
        writer.WriteString("postalCode", item.PostalCode);
        writer.WriteString("country", item.Country);
        writer.WriteString("label", item.Label);
        writer.WriteEndObject();
    }

    /// <summary>A cell holds the five parts between slashes, as <see cref="FormatItem"/> writes them.</summary>
    protected override object? ParseItem(string text, string path, InputErrors errors)
    {
        var parts = text.Split(" / ");
        if (parts.Length != 5)
        {
            return new PostalAddress(Street: text);
        }

        string? Part(int i) => string.IsNullOrWhiteSpace(parts[i]) || parts[i] == "-" ? null : parts[i].Trim();
        return new PostalAddress(Part(0), Part(1), Part(2), Part(3), Part(4) is { } country ? Countries.Code(country) : null);
    }

    protected override string FormatItem(PostalAddress item) =>
        string.Join(" / ", item.Street ?? "-", item.City ?? "-", item.Region ?? "-", item.PostalCode ?? "-", item.Country ?? "-");

    // An address that only fills gaps of one that is there completes it.
    protected override void Unite(List<PostalAddress> united, PostalAddress item)
    {
        var at = united.FindIndex(present => Fills(present.Street, item.Street) && Fills(present.City, item.City) && Fills(present.Region, item.Region)
            && Fills(present.PostalCode, item.PostalCode) && Fills(present.Country, item.Country));
        if (at < 0)
        {
            base.Unite(united, item);
            return;
        }

        var known = united[at];
        united[at] = known with
        {
            Street = known.Street ?? item.Street, City = known.City ?? item.City, Region = known.Region ?? item.Region,
            PostalCode = known.PostalCode ?? item.PostalCode, Country = known.Country ?? item.Country,
        };

        static bool Fills(string? present, string? imported) => present is null || imported is null || Folding.Key(present) == Folding.Key(imported);
    }

    internal override IEnumerable<(string SubField, string Key)> IndexKeys(object? value)
    {
        foreach (var address in Items(value))
        {
            if (!string.IsNullOrWhiteSpace(address.City))
            {
                yield return ("city", Folding.Key(address.City));
            }

            if (address.Country is not null)
            {
                yield return ("country", Folding.Key(address.Country));
            }
        }
    }

    internal override IEnumerable<string> SearchTerms(object? value) => Items(value).SelectMany(i => Terms.Of(i.City));
}
