using Crm.Leads.Domain;
using Crm.Platform.Normalisation.Phones;
using Crm.Platform.Search;

namespace Crm.Leads.Partners;

/// <summary>Which dealer a lead belongs to by where it is and what it is about. Pure, so that its rules can be tested.</summary>
internal static class PartnerChoice
{
    private const int Country = 1;
    private const int Region = 2;
    private const int Postcode = 3;

    /// <summary>The dealer of the narrowest region that fits; of several, one who sells this product by name; of these, the one whose turn was longest ago.</summary>
    public static PartnerProfile? For(Lead lead, IEnumerable<PartnerProfile> partners, IReadOnlySet<Guid> except) => partners
        .Where(p => p.IsActive && !except.Contains(p.AccountId) && Sells(p, lead))
        .Select(p => (Partner: p, Fit: p.Regions.Max(r => (int?)FitOf(r, lead)) ?? 0)).Where(p => p.Fit > 0)
        .OrderByDescending(p => p.Fit).ThenByDescending(p => p.Partner.Products.Count > 0).ThenBy(p => p.Partner.LastOfferAt ?? DateTime.MinValue).ThenBy(p => p.Partner.Id)
        .Select(p => p.Partner).FirstOrDefault();

    private static bool Sells(PartnerProfile partner, Lead lead) =>
        partner.Products.Count == 0 || partner.Products.Exists(p => Names(lead.Product, p) || Names(lead.Interest, p));

    private static bool Names(string? text, string product) => Folding.Key(text).Contains(Folding.Key(product), StringComparison.Ordinal);

    // A lead that says no address is where its number is.
    private static int FitOf(PartnerRegion region, Lead lead)
    {
        if (lead.Addresses.Count == 0)
        {
            return region is { Region: null, PostalPrefix: null } && lead.Phones.Exists(p => IsSame(PhoneParser.Parse(p.Number, region: null)?.Region, region.Country)) ? Country : 0;
        }

        var here = lead.Addresses.FindAll(a => IsSame(a.Country, region.Country));
        return region switch
        {
            { PostalPrefix: { } prefix } => here.Exists(a => Plain(a.PostalCode).StartsWith(Plain(prefix), StringComparison.Ordinal)) ? Postcode : 0,
            { Region: { } name } => here.Exists(a => Folding.Key(a.Region) == Folding.Key(name)) ? Region : 0,
            _ => here.Count > 0 ? Country : 0,
        };
    }

    private static bool IsSame(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Plain(string? postcode) => string.Concat((postcode ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
