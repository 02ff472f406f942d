using Crm.Kernel.Values;
using Crm.Leads.Domain;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Records;

namespace Crm.Leads.Scoring;

/// <summary>
/// What a model may know of a lead: what was known when it came. Nothing that follows from how it went (status, answers, who works on it), or the model would foretell what has happened.
/// Of fields that say who somebody is only whether they are there; own fields that are marked as personal not at all.
/// </summary>
internal static class LeadTraits
{
    /// <summary>The value of a field of which only matters that it is filled.</summary>
    public const string Given = "given";

    private const int MostText = 80;
    private static readonly string[] Told = ["channel", "origin", "timing", "source", "campaign", "product", "title", "language"];
    private static readonly string[] Filled = ["companyName", "familyName", "website", "interest", "message", "phones"];

    /// <summary>By the names of fields: a text, several, or a number; what is not known is absent.</summary>
    public static IReadOnlyDictionary<string, object> Of(RecordType type, Lead lead)
    {
        var traits = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var field in Told.Select(name => type.Find(name)!).Concat(type.CustomFields.Where(f => f is { IsReadOnly: false, IsPersonal: false })))
        {
            if (Trait(field.Kind.Name, field.Get(lead)) is { } trait)
            {
                traits[field.Name] = trait;
            }
        }

        foreach (var field in Filled.Select(name => type.Find(name)!).Where(f => f.Get(lead) is string { Length: > 0 } or System.Collections.ICollection { Count: > 0 }))
        {
            traits[field.Name] = Given;
        }

        if (lead.Emails.Count > 0)
        {
            traits["emails"] = MailProviders.OrganisationsIn(lead.Emails.Select(e => e.Address)).Count > 0 ? "company" : "provider";
        }

        if (lead.Addresses.Select(a => a.Country).FirstOrDefault(c => c is not null) is { } country)
        {
            traits["addresses"] = country;
        }

        if (lead.Budget is { } budget)
        {
            traits["budget"] = Math.Sign(budget.Amount) * Math.Log(1 + Math.Abs((double)budget.Amount));
        }

        return traits;
    }

    private static object? Trait(string kind, object? value) => value switch
    {
        string text when kind is "text" or "choice" or "language" or "country" => Level(text),
        Enum choice => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(choice.ToString()),
        bool flag => flag ? "true" : "false",
        long number => (double)number,
        decimal number => (double)number,
        Money money => (double)money.Amount,
        List<string> { Count: > 0 } several when kind == "multiChoice" => several,
        _ => null,
    };

    // However somebody has written it.
    private static string? Level(string text) => text.Trim() is { Length: > 0 and <= MostText } level ? level.ToLowerInvariant() : null;
}
