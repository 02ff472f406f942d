using Crm.Kernel.Values;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Records;

namespace Crm.Platform.Imports.Rows;

/// <summary>Puts the addresses of a row together from the columns that hold their parts.</summary>
internal sealed class AddressParts
{
    private const int MaxStreet = 300;
    private const int MaxPart = 120;
    private readonly List<(Field Field, string Group, string? Label, Dictionary<string, string> Parts)> addresses = [];
    private (string Group, string? Label) present = ("", null);

    /// <summary>The parts that follow belong to this one of the row's addresses.</summary>
    public void Turn(string group, string? label) => present = (group, label);

    public void Add(Field field, string part, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        var parts = addresses.Find(a => a.Field == field && a.Group == present.Group).Parts;
        if (parts is null)
        {
            addresses.Add((field, present.Group, present.Label, parts = new(StringComparer.Ordinal)));
        }

        if (!parts.TryGetValue(part, out var before))
        {
            parts[part] = text;
        }
        else if (part == ImportTargets.Street && before != text)
        {
            // A house number belongs to its street; further lines stand behind a comma.
            parts[part] = before + (IsHouseNumber(before) || IsHouseNumber(text) ? " " : ", ") + text;
        }
    }

    public void WriteTo(ReadRow row)
    {
        foreach (var (field, _, label, parts) in addresses)
        {
            foreach (var (part, text) in parts.Where(p => p.Value.Length > (p.Key == ImportTargets.Street ? MaxStreet : MaxPart)).ToList())
            {
                row.Remarks.Add($"{field.Name}.{part}: left out, because it has {text.Length} characters.");
                parts.Remove(part);
            }

            var address = new PostalAddress(
                parts.GetValueOrDefault(ImportTargets.Street), parts.GetValueOrDefault(ImportTargets.City), parts.GetValueOrDefault(ImportTargets.Region),
                parts.GetValueOrDefault(ImportTargets.PostalCode), parts.GetValueOrDefault(ImportTargets.Country), label ?? "work");
            if (!address.IsEmpty)
            {
                row.Values.TryGet(field, out var before);
                row.Values.Set(field, field.Kind.Merge(before, new List<PostalAddress> { address }));
            }
        }
    }

    private static bool IsHouseNumber(string text) => text.Length <= 8 && char.IsAsciiDigit(text[0]) && text.Count(char.IsLetter) <= 1;
}
