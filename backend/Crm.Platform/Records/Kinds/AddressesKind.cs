using System.Text.Json;
using Crm.Kernel.Values;
using Crm.Platform.Normalisation.Addresses;
using Crm.Platform.Search;

namespace Crm.Platform.Records.Kinds;

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

    protected override void WriteItem(Utf8JsonWriter writer, PostalAddress item) => WriteItem(writer, item, shown: false);

    internal override void Show(Utf8JsonWriter writer, object? value)
    {
        writer.WriteStartArray();
        foreach (var item in Items(value))
        {
            WriteItem(writer, item, shown: true);
        }

        writer.WriteEndArray();
    }

    private static void WriteItem(Utf8JsonWriter writer, PostalAddress item, bool shown)
    {
        writer.WriteStartObject();
        writer.WriteString("street", item.Street);
        writer.WriteString("city", item.City);
        writer.WriteString("region", item.Region);
        writer.WriteString("postalCode", item.PostalCode);
        writer.WriteString("country", item.Country);
        writer.WriteString("label", item.Label);
        if (shown)
        {
            writer.WriteStartArray(Derived);
            foreach (var line in AddressFormats.Lines(item))
            {
                writer.WriteStringValue(line);
            }

            writer.WriteEndArray();
        }

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

    protected override bool IsPlain(PostalAddress item)
    {
        var text = FormatItem(item);
        return Split(text).SequenceEqual([text]) && Equals(ParseItem(text, "", new InputErrors()), item with { Label = "work" });
    }

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
